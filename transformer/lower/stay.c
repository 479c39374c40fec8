/* spill: operands that may stay where they are, to be evaluated with the rest of their full expression.
 *
 * An operand left of an await may be evaluated after it only if that makes no difference: its value is
 * the same then, and evaluating it has no effect.  The operands for which this is known are a list of
 * operators and their operands.  An operator that is missing in it costs a temporary, never a wrong program. */
#include "base/fault.h"
#include "fn/evaluation.h"
#include "fn/type.h"
#include "lower/spill.h"

/* The place that `node` itself writes, its kids apart; or NULL. */
static struct node *written_by(const struct fn *fn, const struct node *node)
{
    bool writes = node->kind == N_ASSIGN || node->kind == N_POSTFIX || is_unary(fn, node, "++") ||
                  is_unary(fn, node, "--") ||
                  (node->kind == N_BUILTIN && token_is(fn, node->op, "__builtin_va_arg"));
    return writes ? node->kids[0] : NULL;
}

static bool is_evaluated(const struct node *node)
{
    return node && !(node->flags & NODE_UNEVALUATED);
}

/* Does `node` write the variable (directly: its address is not taken anywhere)? */
static bool writes(struct fn *fn, struct node *node, const struct symbol *symbol)
{
    bool partial;
    struct node *written = written_by(fn, node);
    if (written && lvalue_root(fn, written, &partial) == symbol)
        return true;
    if (node->kind == N_ASM)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (is_evaluated(node->kids[i]) && writes(fn, node->kids[i], symbol))
            return true;
    return false;
}

static bool may_be_written(const struct full *full, const struct symbol *symbol)
{
    for (int i = 0; i < full->written.n; i++)
        if (full->written.at[i] == symbol)
            return true;
    return full->assembles;
}

static void note_written(struct lowerer *l, struct node *node)
{
    bool partial;
    struct node *written = written_by(l->fn, node);
    struct symbol *root = written ? lvalue_root(l->fn, written, &partial) : NULL;
    if (root && !may_be_written(&l->full, root))
        VEC_PUSH(l->fn->arena, &l->full.written, root);
    l->full.assembles |= node->kind == N_ASM;
    for (int i = 0; i < node->n_kids; i++)
        if (is_evaluated(node->kids[i]))
            note_written(l, node->kids[i]);
}

struct full full_begin(struct lowerer *l, struct node *node)
{
    struct full outer = l->full;
    l->full = (struct full){.node = node};
    note_written(l, node);
    return outer;
}

/* Does anything in the full expression that is evaluated after `node`, which is a part of the operand
 * `whole`, write the variable?  The operands of && || ?: , do not count: those operators have sequence
 * points.  Nor does the left side of an assignment, unless `whole` is its right side: one that has effects
 * waits for the right side (see lower_assign). */
static bool written_later(struct lowerer *l, struct node *node, struct node *whole,
                          const struct symbol *symbol)
{
    struct fn *fn = l->fn;
    if (!may_be_written(&l->full, symbol) || flow_fault("spill-ignore-writes"))
        return false;
    bool outside = false; /* of `whole` */
    for (struct node *child = node; child != l->full.node && child->parent; child = child->parent) {
        struct node *parent = child->parent;
        bool is_whole = child == whole;
        switch (parent->kind) {
        case N_LOGICAL:
        case N_CONDITIONAL:
        case N_COMMA:
            break;
        case N_ASSIGN:
            if (!outside && child == parent->kids[1] && writes(fn, parent->kids[0], symbol))
                return true;
            /* nor does the right side, once it has been evaluated */
            if (child == parent->kids[0] && acts(fn, parent->kids[1]) && writes(fn, parent->kids[1], symbol))
                return true;
            break;
        default: {
            bool later = false;
            for (int i = 0; i < parent->n_kids; i++) {
                if (later && is_evaluated(parent->kids[i]) && writes(fn, parent->kids[i], symbol))
                    return true;
                later |= parent->kids[i] == child;
            }
        }
        }
        outside |= is_whole && parent->kind != N_PAREN;
        if (is_whole && parent->kind == N_PAREN)
            whole = parent;
    }
    return false;
}

/* Does a type's name compute the size of an array? */
static bool has_size(const struct node *type)
{
    if (type->kind == N_DECL_ARRAY && type->n_kids > 1 && type->kids[1] &&
        strip_parens(type->kids[1])->kind != N_NUMBER)
        return true;
    for (int i = 0; i < type->n_kids; i++)
        if (type->kids[i] && has_size(type->kids[i]))
            return true;
    return false;
}

struct node *rvalue_base(struct lowerer *l, struct node *node)
{
    struct fn *fn = l->fn;
    if (node->kind != N_MEMBER ||
        oracle_type(fn->unit->oracle, lvalue_type(fn, node)).kind != TYPE_ARRAY)
        return NULL;
    while (node->kind == N_MEMBER || node->kind == N_PAREN) {
        if (node->kind == N_MEMBER && !token_is(fn, node->op - 1, "."))
            return NULL;
        node = node->kids[0];
    }
    return node->kind == N_IDENT || node->kind == N_INDEX || node->kind == N_COMPOUND_LITERAL ||
                   is_unary(fn, node, "*")
               ? NULL
               : node;
}

static const char *value_stays(struct lowerer *l, struct node *node, struct node *whole);

/* The value of a variable. */
static const char *variable_stays(struct lowerer *l, struct node *node, struct node *whole)
{
    struct fn *fn = l->fn;
    struct symbol *symbol = node->symbol;
    if (!symbol && names_function(fn, node))
        return "names a function";
    if (!symbol)
        return flow_fault("spill-trust-globals") ? "a variable of file scope" : NULL;
    if (symbol->kind == SYMBOL_ENUMERATOR)
        return "a constant";
    if (symbol->kind != SYMBOL_VARIABLE && symbol->kind != SYMBOL_PARAMETER)
        return NULL;
    struct type_info type = oracle_type(fn->unit->oracle, symbol->type);
    if (type.kind == TYPE_ARRAY)
        return "the address of a local";
    bool ours = !symbol->address_taken || flow_fault("spill-ignore-address");
    return ours && !type.is_volatile && !type.is_atomic && !written_later(l, node, whole, symbol)
               ? "a local that nothing evaluated after it writes"
               : NULL;
}

/* The address of an object. */
static const char *place_stays(struct lowerer *l, struct node *node, struct node *whole)
{
    struct fn *fn = l->fn;
    node = strip_parens(node);
    switch (node->kind) {
    case N_IDENT: /* not one of file scope: it may belong to a thread, and that may change */
        if (!node->symbol)
            return names_function(fn, node) ? "names a function" : NULL;
        return node->symbol->kind == SYMBOL_VARIABLE || node->symbol->kind == SYMBOL_PARAMETER
                   ? "the address of a local"
                   : NULL;
    case N_MEMBER:
        return token_is(fn, node->op - 1, ".") ? place_stays(l, node->kids[0], whole)
                                               : value_stays(l, node->kids[0], whole);
    case N_INDEX: {
        const char *base = value_stays(l, node->kids[0], whole);
        const char *index = value_stays(l, node->kids[1], whole);
        return base && (index || flow_fault("spill-index-moves")) ? base : NULL;
    }
    case N_UNARY:
        return is_unary(fn, node, "*") ? value_stays(l, node->kids[0], whole) : NULL;
    default:
        return NULL;
    }
}

static bool is_array(struct lowerer *l, struct node *node)
{
    return oracle_type(l->fn->unit->oracle, lvalue_type(l->fn, node)).kind == TYPE_ARRAY;
}

static const char *value_stays(struct lowerer *l, struct node *node, struct node *whole)
{
    static const char *const pure[] = {"+", "-", "~", "!", "__extension__", "__real__", "__imag__",
                                       "__real", "__imag", NULL};
    struct fn *fn = l->fn;
    for (struct node *outer = node; outer; outer = outer->kind == N_PAREN ? outer->kids[0] : NULL)
        if (outer->low && outer->low->temp) /* perhaps kept with its parentheses on */
            return "evaluated already";
    node = strip_parens(node);
    struct node *base = rvalue_base(l, node);
    if (base)
        return base->low && base->low->temp ? "evaluated already" : NULL;
    switch (node->kind) {
    case N_NUMBER:
    case N_CHAR:
    case N_STRING:
    case N_LABEL_ADDRESS:
        return "a constant";
    case N_SIZEOF_EXPR:
    case N_SIZEOF_TYPE:
        return evaluation(fn, node, 0) == NEVER ? "a constant" : NULL;
    case N_CAST:
        if (kind_of_value(fn, node) == TYPE_VOID || has_size(node->kids[0]))
            return NULL;
        return value_stays(l, node->kids[1], whole);
    case N_UNARY:
        if (is_unary(fn, node, "&"))
            return place_stays(l, node->kids[0], whole);
        return is_one_of(token_text(fn, node->op), pure) ? value_stays(l, node->kids[0], whole) : NULL;
    case N_MEMBER: /* an array is its address */
    case N_INDEX:
        return is_array(l, node) ? place_stays(l, node, whole) : NULL;
    case N_IDENT:
        return variable_stays(l, node, whole);
    default:
        return NULL;
    }
}

const char *stays(struct lowerer *l, struct node *node)
{
    return flow_fault("spill-keep-nothing") ? "a fault" : value_stays(l, node, node);
}

bool place_is_fixed(struct lowerer *l, struct node *node)
{
    struct node *inner = strip_parens(node);
    return inner->kind == N_IDENT || place_stays(l, node, node);
}

bool acts(const struct fn *fn, const struct node *node)
{
    const struct lowering *low = node->low;
    if (!is_evaluated(node) || (low && (low->temp || low->hollow)))
        return false;
    if (low && low->instead)
        return acts(fn, low->instead);
    if (node->kind == N_CALL || node->kind == N_STMT_EXPR || written_by(fn, node))
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && acts(fn, node->kids[i]))
            return true;
    return false;
}
