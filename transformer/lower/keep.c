/* spill: which operands left of an await must be kept, and keeping them. */
#include "diag/diag.h"
#include "base/fault.h"
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
    VEC_PUSH(l->fn->arena, &low(l->fn, l->full)->temps, symbol);
    return symbol;
}

/* Does `node` write the variable (directly: its address is not taken anywhere)? */
static bool writes(struct fn *fn, struct node *node, const struct symbol *symbol)
{
    bool partial;
    if (node->kind == N_ASSIGN || node->kind == N_POSTFIX ||
        (node->kind == N_UNARY && (is_unary(fn, node, "++") || is_unary(fn, node, "--"))))
        if (lvalue_root(fn, node->kids[0], &partial) == symbol)
            return true;
    if (node->kind == N_ASM)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && writes(fn, node->kids[i], symbol))
            return true;
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

/* x.a.b of a struct that is no object: f().a, (c ? s : t).a.  The struct, or NULL. */
static struct node *rvalue_base(struct lowerer *l, struct node *node)
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

bool keeps_its_value(struct lowerer *l, struct node *node, struct node **later, int n)
{
    struct fn *fn = l->fn;
    bool partial;
    if (flow_fault("spill-keep-nothing"))
        return true;
    if (node->low && node->low->temp) /* kept with its parentheses on */
        return true;
    node = strip_parens(node);
    if (node->low && node->low->temp)
        return true;
    struct node *base = rvalue_base(l, node);
    if (base)
        return base->low && base->low->temp;
    switch (node->kind) {
    case N_NUMBER:
    case N_CHAR:
    case N_STRING:
    case N_LABEL_ADDRESS:
        return true;
    case N_SIZEOF_EXPR:
    case N_SIZEOF_TYPE:
        return !has_size(node->kids[0]);
    case N_CAST:
        return kind_of_value(fn, node) != TYPE_VOID && !has_size(node->kids[0]) &&
               keeps_its_value(l, node->kids[1], later, n);
    case N_UNARY:
        if (is_unary(fn, node, "&"))
            return lvalue_root(fn, node->kids[0], &partial) &&
                   strip_parens(node->kids[0])->kind != N_INDEX;
        return !is_unary(fn, node, "*") && !is_unary(fn, node, "++") && !is_unary(fn, node, "--") &&
               keeps_its_value(l, node->kids[0], later, n);
    case N_IDENT: {
        struct symbol *symbol = node->symbol;
        if (!symbol)
            return names_function(fn, node) || flow_fault("spill-trust-globals");
        if (symbol->kind == SYMBOL_ENUMERATOR)
            return true;
        if (symbol->kind != SYMBOL_VARIABLE && symbol->kind != SYMBOL_PARAMETER)
            return false;
        struct type_info type = oracle_type(fn->unit->oracle, symbol->type);
        if (type.kind == TYPE_ARRAY)
            return true;
        if ((symbol->address_taken && !flow_fault("spill-ignore-address")) || type.is_volatile ||
            type.is_atomic)
            return false;
        for (int i = 0; i < n && !flow_fault("spill-ignore-writes"); i++)
            if (later[i] && writes(fn, later[i], symbol))
                return false;
        return true;
    }
    default:
        return false;
    }
}

void keep_value(struct lowerer *l, struct node *node, struct actions *out)
{
    struct fn *fn = l->fn;
    struct node *inner = strip_parens(node);
    if (inner->kind == N_INIT_LIST || inner->kind == N_DESIGNATED)
        return; /* its elements were spilled one by one */
    struct node *base = rvalue_base(l, inner);
    if (base) { /* its array must not be copied: keep the struct, whose member is then at hand */
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
    low(fn, node)->temp = symbol;
}
