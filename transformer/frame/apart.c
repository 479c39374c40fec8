#include "frame/apart.h"

bool has_prelude(const struct node *node)
{
    return node && node->low && node->low->prelude;
}

struct node *initialiser(const struct node *init)
{
    struct node *value = init->n_kids > 1 ? init->kids[1] : NULL;
    return value && value->kind != N_ATTRIBUTE && value->kind != N_ASM_LABEL ? value : NULL;
}

static bool names(const struct node *node, const struct symbol *symbol)
{
    if (node->kind == N_IDENT && node->symbol == symbol)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && names(node->kids[i], symbol))
            return true;
    return false;
}

bool is_declared_ahead(const struct symbol *symbol)
{
    const struct node *value = symbol && symbol->kind == SYMBOL_VARIABLE && symbol->init
                                   ? initialiser(symbol->init)
                                   : NULL;
    return has_prelude(value) && symbol->lives != LIVES_FRAME && names(value, symbol);
}

bool is_anonymous_member(const struct fn *fn, const struct node *tag)
{
    const struct node *field = tag->parent ? tag->parent->parent : NULL;
    return tag_name(fn->unit, tag) < 0 && field && field->kind == N_FIELD && field->n_kids == 1;
}
