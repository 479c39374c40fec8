/* The children of a node in the order of their tokens, NULLs left out (so possibly followed by
 * NULL).  Usually that is node->kids itself. */
#ifndef TANDEM_FN_KIDS_H
#define TANDEM_FN_KIDS_H

#include "ast/ast.h"

static inline struct node **kids_in_order(struct arena *arena, const struct node *node)
{
    bool ordered = true;
    for (int i = 0; i < node->n_kids && ordered; i++)
        ordered = node->kids[i] && (!i || node->kids[i - 1]->first <= node->kids[i]->first);
    if (ordered)
        return node->kids;
    struct node **kids = ARENA_ARRAY(arena, struct node *, node->n_kids + 1);
    int n = 0;
    for (int i = 0; i < node->n_kids; i++) {
        if (!node->kids[i])
            continue;
        int at = n++;
        for (; at > 0 && kids[at - 1]->first > node->kids[i]->first; at--)
            kids[at] = kids[at - 1];
        kids[at] = node->kids[i];
    }
    return kids;
}

#endif
