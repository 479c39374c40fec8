#include "ast/ast.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
    const struct node *left = *(struct node *const *)a, *right = *(struct node *const *)b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end); /* empty ones first */
}

struct node **ast_kids_by_place(struct arena *arena, const struct node *node, int *n)
{
    struct node **kids = ARENA_ARRAY(arena, struct node *, node->n_kids + 1);
    bool sorted = true;
    *n = 0;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i]) {
            kids[(*n)++] = node->kids[i];
            if (*n > 1 && by_place(&kids[*n - 2], &kids[*n - 1]) > 0)
                sorted = false;
        }
    if (!sorted)
        qsort(kids, (size_t)*n, sizeof *kids, by_place);
    return kids;
}

static const char *fault(struct arena *arena, const struct node *node,
                         const char *what)
{
    return arena_printf(arena, "%s [%d,%d) %s", node_kind_name(node->kind), (int)node->first,
                        (int)node->end, what);
}

const char *ast_check(struct arena *arena, const struct node *node)
{
    if (node->first > node->end)
        return fault(arena, node, "ends before it begins");
    if (node->op != -1 && (node->op < node->first || node->op >= node->end))
        return fault(arena, node, "has its operator outside");
    int n;
    struct node **kids = ast_kids_by_place(arena, node, &n);
    tok_id at = node->first;
    for (int i = 0; i < n; i++) {
        if (kids[i]->parent != node)
            return fault(arena, kids[i], "has another parent than the node that lists it");
        if (kids[i]->first < at)
            return fault(arena, kids[i], "overlaps its neighbour, or begins before its parent");
        if (kids[i]->end > node->end)
            return fault(arena, kids[i], "ends behind its parent");
        if (node->op >= kids[i]->first && node->op < kids[i]->end)
            return fault(arena, kids[i], "holds its parent's operator");
        at = kids[i]->end;
        const char *message = ast_check(arena, kids[i]);
        if (message)
            return message;
    }
    return NULL;
}
