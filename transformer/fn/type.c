#include "fn/type.h"

int expression_type(struct fn *fn, struct node *node)
{
    if (!node->type && node->known && node->known->asked)
        node->type =
            oracle_expr_type(fn->unit->oracle, node->known->begin, node->known->end, false);
    return node->type;
}

int lvalue_type(struct fn *fn, struct node *node)
{
    if (!node->known || !node->known->asked)
        return 0;
    return oracle_expr_type(fn->unit->oracle, node->known->begin, node->known->end, true);
}

enum type_kind kind_of_value(struct fn *fn, struct node *node)
{
    int type = expression_type(fn, node);
    return type ? oracle_type(fn->unit->oracle, type).kind : TYPE_NONE;
}

bool is_complex_part(const struct fn *fn, const struct node *node)
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
