#include "ast/ast.h"

#include "source/unit.h"

#include <string.h>

const char *node_kind_name(enum node_kind kind)
{
    static const char *const names[] = {
#define NODE(name, slots) #name,
#include "ast/nodes.def"
#undef NODE
    };
    return (unsigned)kind < N_COUNT ? names[kind] : "?";
}

struct node *node_new(struct arena *arena, enum node_kind kind, tok_id first, tok_id end,
                      tok_id op, int n_kids, struct node **kids)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = kind;
    node->first = first;
    node->end = end;
    node->op = op;
    node->kids = kids;
    node->n_kids = n_kids;
    for (int i = 0; i < n_kids; i++)
        if (kids[i])
            kids[i]->parent = node;
    return node;
}

tok_id tag_name(const struct unit *unit, const struct node *tag)
{
    tok_id at = tag->op + 1;
    for (int i = 0; i < tag->n_kids && tag->kids[i]->kind == N_ATTRIBUTE; i++)
        if (tag->kids[i]->first == at)
            at = tag->kids[i]->end;
    return at < tag->end && unit->tokens.at[at].kind == TOKEN_IDENT ? at : -1;
}
