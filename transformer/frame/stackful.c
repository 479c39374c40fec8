/* rules: the reasons to keep a stack that need types or liveness. */
#include "frame/stackful.h"

#include "lower/variably_modified.h"

static bool survives(const struct fn *fn, const struct symbol *symbol)
{
    return symbol && sets_next(fn->live, symbol->var, NULL);
}

/* Objects of a call that has ended when the function is resumed: its variable arguments, a list
 * of its caller's, alloca's memory. */
const char *stack_lost(struct fn *fn, int *line)
{
    if (survives(fn, fn->allocated)) {
        *line = fn->alloca_line;
        return "alloca";
    }
    if (survives(fn, fn->arguments)) {
        *line = fn->va_start_line;
        return "va_start";
    }
    for (int v = 0; v < fn->vars.n; v++)
        if (survives(fn, fn->vars.at[v]) && oracle_is_va_list(fn->unit->oracle, fn->vars.at[v]->type)) {
            const struct node *node = fn->vars.at[v]->node;
            *line = token_line(fn, node ? node->first : fn->first);
            return "va_list";
        }
    const struct node *found = variably_modified_first(fn);
    if (found)
        *line = token_line(fn, found->first);
    return found ? "a value whose type has a variable length" : NULL;
}

/* Is there a suspension after token `from`, within the node? */
static bool suspends_behind(const struct node *node, tok_id from)
{
    if (!(node->flags & NODE_HAS_SUSPEND) || node->end <= from)
        return false;
    bool own = node->kind == N_AWAIT || node->kind == N_YIELD || node->kind == N_YIELD_FROM;
    if (own && node->first >= from && !(node->flags & NODE_UNEVALUATED))
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && suspends_behind(node->kids[i], from))
            return true;
    return false;
}

/* A `defer` before the array in its block runs at the end of the block, where the array still lives. */
static bool suspends_at_end(const struct node *block)
{
    for (int i = 0; i < block->n_kids; i++)
        if (block->kids[i] && block->kids[i]->kind == N_DEFER &&
            block->kids[i]->flags & NODE_HAS_SUSPEND)
            return true;
    return false;
}

/* From its declarator to the end of its block nothing may jump into a variable-length array's
 * scope. */
bool stack_holds_array(struct fn *fn, int *line)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        bool variable = symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_TYPEDEF ||
                        symbol->kind == SYMBOL_PARAMETER;
        if (!variable || !symbol->type || !symbol->scope ||
            !oracle_type(fn->unit->oracle, symbol->type).variably_modified)
            continue;
        tok_id from = symbol->init ? symbol->init->kids[0]->end : symbol->node->end;
        if (suspends_behind(symbol->scope->node, from) || suspends_at_end(symbol->scope->node) ||
            symbol->kind == SYMBOL_PARAMETER) {
            *line = token_line(fn, symbol->node->first);
            return true;
        }
    }
    return false;
}

bool stack_holds_register(struct fn *fn, int *line)
{
    for (int v = 0; v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        if (symbol->lives != LIVES_FRAME || !in_named_register(symbol))
            continue;
        *line = token_line(fn, symbol->node->first);
        return true;
    }
    return false;
}
