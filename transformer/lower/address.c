/* Which variables are used through their address: their home must never move. */
#include "lower/lower.h"

static bool is_complex_part(const struct fn *fn, const struct node *node)
{
    return is_unary(fn, node, "__real__") || is_unary(fn, node, "__imag__") ||
           is_unary(fn, node, "__real") || is_unary(fn, node, "__imag");
}

/* Does x[i] stand for a part of x? */
static bool holds_elements(struct fn *fn, int type)
{
    enum type_kind kind = oracle_type(fn->unit->oracle, type).kind;
    return kind == TYPE_ARRAY || kind == TYPE_VECTOR;
}

struct symbol *lvalue_root(struct fn *fn, struct node *node, bool *partial)
{
    *partial = false;
    for (;;) {
        node = strip_parens(node);
        if (node->kind == N_MEMBER && token_is(fn, node->op - 1, ".")) {
            *partial = true;
            node = node->kids[0];
        } else if (node->kind == N_INDEX) {
            *partial = true;
            node = node->kids[0];
            struct node *array = strip_parens(node);
            if (array->kind == N_IDENT &&
                !(array->symbol && holds_elements(fn, array->symbol->type)))
                return NULL; /* a pointer */
            if (array->kind != N_IDENT && array->kind != N_MEMBER && array->kind != N_INDEX)
                return NULL;
            if (array->kind == N_MEMBER && !holds_elements(fn, lvalue_type(fn, array)))
                return NULL;
            if (array->kind == N_INDEX)
                return NULL; /* unknown depth: treated as taken where the array is named */
        } else if (is_complex_part(fn, node)) {
            *partial = true;
            node = node->kids[0];
        } else {
            break;
        }
    }
    if (node->kind != N_IDENT || !node->symbol)
        return NULL;
    if (node->symbol->kind != SYMBOL_VARIABLE && node->symbol->kind != SYMBOL_PARAMETER)
        return NULL;
    return node->symbol;
}

static void take(struct fn *fn, struct node *node)
{
    while (node) {
        node = strip_parens(node);
        if (node->kind == N_IDENT) {
            if (node->symbol && !in_named_register(node->symbol))
                node->symbol->address_taken = true;
            return;
        }
        if ((node->kind == N_MEMBER && token_is(fn, node->op - 1, ".")) || node->kind == N_INDEX ||
            is_complex_part(fn, node))
            node = node->kids[0];
        else if (node->kind == N_CONDITIONAL) {
            if (node->kids[1])
                take(fn, node->kids[1]);
            node = node->kids[2];
        } else if (node->kind == N_COMMA)
            node = node->kids[1];
        else
            return;
    }
}

static void walk(struct fn *fn, struct node *node)
{
    if (node->flags & NODE_UNEVALUATED)
        return;
    if (is_unary(fn, node, "&"))
        take(fn, node->kids[0]);
    if (node->kind == N_IDENT && node->symbol &&
        (node->symbol->kind == SYMBOL_VARIABLE || node->symbol->kind == SYMBOL_PARAMETER) &&
        oracle_type(fn->unit->oracle, node->symbol->type).kind == TYPE_ARRAY)
        node->symbol->address_taken = true; /* it decays */
    if (node->kind == N_MEMBER && node->known && node->known->asked &&
        oracle_type(fn->unit->oracle, lvalue_type(fn, node)).kind == TYPE_ARRAY)
        take(fn, node->kids[0]); /* a member array decays */
    if (node->kind == N_ASM)
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i])
                take(fn, node->kids[i]);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk(fn, node->kids[i]);
}

void address_run(struct fn *fn)
{
    walk(fn, fn->body);
    for (int i = 0; i < fn->symbols.n; i++)
        if (fn->symbols.at[i]->cleanup)
            fn->symbols.at[i]->address_taken = true; /* f(&x) */
}
