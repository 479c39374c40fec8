/* spill: keeping the value of an operand in a temporary. */
#include "base/fault.h"
#include "diag/diag.h"
#include "fn/type.h"
#include "lower/spill.h"

struct action *action_add(struct lowerer *l, struct actions *out, enum action_kind kind,
                          struct node *node, struct symbol *temp)
{
    struct action *action = ARENA_NEW(l->fn->arena, struct action);
    action->kind = kind;
    action->node = node;
    action->temp = temp;
    VEC_PUSH(l->fn->arena, &out->list, action);
    return action;
}

struct symbol *temp_for(struct lowerer *l, int type)
{
    struct symbol *symbol = temp_new(l->fn, type, "t");
    VEC_PUSH(l->fn->arena, &low(l->fn, l->full.node)->temps, symbol);
    return symbol;
}

void keep_value(struct lowerer *l, struct node *node, struct actions *out)
{
    struct fn *fn = l->fn;
    struct node *inner = strip_parens(node);
    if (inner->kind == N_INIT_LIST || inner->kind == N_DESIGNATED)
        return; /* its elements were spilled one by one */
    struct node *base = rvalue_base(l, inner);
    if (base) { /* its array must not be copied: keep the struct, and use its member */
        if (!(base->low && base->low->temp))
            keep_value(l, base, out);
        return;
    }
    int type = expression_type(fn, node);
    if (!type)
        type = expression_type(fn, inner);
    if (kind_of_value(fn, node) == TYPE_VOID) {
        action_add(l, out, ACTION_EVALUATE, node, NULL);
        low(fn, node)->hollow = true;
        return;
    }
    if (!type)
        diag_at(fn->unit, D_INTERNAL, node_range(fn, node), "spill",
                "an operand has no known type");
    struct symbol *symbol = temp_for(l, type);
    action_add(l, out, ACTION_EVALUATE, node, symbol);
    if (!flow_fault("spill-keep-twice"))
        low(fn, node)->temp = symbol;
}

void keep_unless_it_stays(struct lowerer *l, struct node *node, struct actions *out)
{
    const char *why = stays(l, node);
    if (why)
        VEC_PUSH(l->fn->arena, &out->stays, ((struct stay){node, why}));
    else
        keep_value(l, node, out);
}
