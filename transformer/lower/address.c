/* Which variables are used through their address: their home must never move. */
#include "fn/type.h"
#include "base/fault.h"
#include "lower/lower.h"

static void take(struct fn *fn, struct node *node)
{
    while (node) {
        node = strip_parens(node);
        if (node->kind == N_IDENT) {
            if (node->symbol && !in_named_register(node->symbol))
                node->symbol->address_taken = true;
            return;
        }
        if (node->kind == N_MEMBER && flow_fault("address-ignore-members"))
            return;
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
    if (node->kind == N_IDENT && node->symbol && !flow_fault("address-ignore-arrays") &&
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
