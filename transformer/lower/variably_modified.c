/* Temporaries of variably modified types.
 *
 *     int m[n][n];   ... (await f(), m)[i][await g()] ...
 *
 * The temporary for `m` is an `int (*)[n]`, and n may have changed by now: its type cannot be written again.
 * An expression that has it can be, one without effects, since typeof evaluates operands of variably modified
 * types:
 *
 *     __typeof__(&(m)[0]) td__t1;
 *
 * Such a value is used in the scope of a variable-length array, or is the result of a cast; the function keeps
 * a stack, so the temporary is a C local. */
#include "lower/variably_modified.h"

#include "base/buf.h"
#include "fn/type.h"
#include "lower/lower.h"

#include <string.h>

static bool varies(struct fn *fn, int type)
{
    return type && oracle_type(fn->unit->oracle, type).variably_modified;
}

static void words(struct fn *fn, const struct node *node, struct buf *out)
{
    for (tok_id t = node->first; t < node->end; t++) {
        buf_puts(out, token_text(fn, t));
        buf_putc(out, ' ');
    }
}

/* Does it use a name that is declared in `block`? */
static bool belongs_to(const struct node *node, const struct node *block)
{
    const struct node *declared = node->symbol ? node->symbol->node : NULL;
    if (node->kind == N_IDENT && declared && declared->first >= block->first &&
        declared->first < block->end)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && belongs_to(node->kids[i], block))
            return true;
    return false;
}

/* The value of a statement expression, if its type can be written outside of it. */
static struct node *last_value(struct node *block)
{
    struct node *last = block->n_kids ? block->kids[block->n_kids - 1] : NULL;
    bool can = last && last->kind == N_EXPR_STMT && last->n_kids && last->kids[0] &&
               !belongs_to(last->kids[0], block);
    return can ? last->kids[0] : NULL;
}

/* Writes an expression without effects whose type is the node's, up to decay; false: there is none. */
static bool like(struct fn *fn, struct node *node, struct buf *out)
{
    struct node *inner = node->kids && node->n_kids ? node->kids[0] : NULL;
    const char *before = "(", *behind = ")";
    switch (node->kind) {
    case N_IDENT:
        words(fn, node, out);
        return true;
    case N_PAREN:
    case N_POSTFIX:
    case N_ASSIGN:
        break;
    case N_UNARY:
        if (token_is(fn, node->op, "*") || token_is(fn, node->op, "&"))
            before = token_is(fn, node->op, "*") ? "(*" : "(&";
        break;
    case N_COMMA:
        inner = node->kids[1];
        break;
    case N_CONDITIONAL:
        inner = node->kids[1] && varies(fn, lvalue_type(fn, node->kids[1])) ? node->kids[1]
                                                                           : node->kids[2];
        break;
    case N_BINARY:
        inner = varies(fn, lvalue_type(fn, node->kids[1])) ? node->kids[1] : inner;
        break;
    case N_INDEX:
        inner = varies(fn, lvalue_type(fn, node->kids[1])) ? node->kids[1] : inner;
        behind = ")[0]";
        break;
    case N_STMT_EXPR:
        inner = last_value(inner);
        if (!inner)
            return false;
        break;
    case N_CAST:
        if (inner->flags & NODE_HAS_SUSPEND)
            return false;
        buf_puts(out, "((");
        words(fn, inner, out);
        buf_puts(out, ") 0)");
        return true;
    default:
        return false;
    }
    buf_puts(out, before);
    if (!like(fn, inner, out))
        return false;
    buf_puts(out, behind);
    return true;
}

const struct node *variably_modified_find(const struct node *node, const struct symbol *temp)
{
    if (node->low && node->low->temp == temp)
        return node;
    for (int i = 0; i < node->n_kids; i++) {
        const struct node *found = node->kids[i] ? variably_modified_find(node->kids[i], temp) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

const struct node *variably_modified_first(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        const struct node *node = symbol->kind == SYMBOL_TEMP && varies(fn, symbol->type)
                                      ? variably_modified_find(fn->root, symbol)
                                      : NULL;
        if (node)
            return node;
    }
    return NULL;
}

const struct node *variably_modified_run(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        if (symbol->kind != SYMBOL_TEMP || !varies(fn, symbol->type))
            continue;
        struct buf text = {0};
        const struct node *node = variably_modified_find(fn->root, symbol);
        bool can = node && like(fn, (struct node *)node, &text);
        if (can) {
            symbol->declare = arena_printf(fn->arena, "__typeof__(&(%.*s)[0]) %%s",
                                           (int)text.length, text.text);
            symbol->type = 0;
        }
        buf_free(&text);
        if (!can)
            return node ? node : fn->root;
    }
    return NULL;
}
