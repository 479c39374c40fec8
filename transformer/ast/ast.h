/* The tree of one function, with exact spans.
 *
 * Every node is the same struct; `kind` says which children it has (`kids`, by the
 * slots listed beside each kind; a missing optional child is NULL).  `first,end` is
 * the half-open range of its tokens in unit.tokens: printing the tokens of the root
 * prints the function.  Passes never add tokens: they annotate nodes, and emit prints. */
#ifndef TANDEM_AST_AST_H
#define TANDEM_AST_AST_H

#include "base/arena.h"
#include "source/token.h"

#include <stdbool.h>
#include <stdio.h>

enum node_kind {
#define NODE(name, slots) N_##name,
#include "ast/nodes.def"
#undef NODE
    N_COUNT
};

struct symbol;
struct node {
    enum node_kind kind;
    tok_id first, end;
    tok_id op;             /* the operator's token, or the name's: see nodes.def; -1 if none */
    struct node *parent;
    struct node **kids;
    int n_kids;
    /* --- given by later passes --- */
    struct symbol *symbol; /* bind: of N_IDENT, N_DECL_NAME, N_TAG, N_ENUMERATOR ... */
    struct known *known;   /* bind, ask: what holds however often it is lowered; or NULL */
    struct lowering *low;  /* spill, conditions, cleanup: how it is emitted, or NULL */
    int type;              /* oracle: type of an expression, 0 = not asked */
    unsigned flags;        /* NODE_... */
};

enum {
    NODE_HAS_AWAIT = 1 << 0,   /* bind: an evaluated await is in it (or in a kid) */
    NODE_UNEVALUATED = 1 << 2, /* bind: operand of sizeof, typeof, _Alignof, _Generic's control */
    NODE_HAS_SUSPEND = 1 << 3, /* bind: statement holds await, yield, async foreach ... */
};

struct unit;

const char *node_kind_name(enum node_kind kind);
/* A node that keeps `kids` (in the arena, or NULL if none) and becomes the parent of each. */
struct node *node_new(struct arena *arena, enum node_kind kind, tok_id first, tok_id end,
                      tok_id op, int n_kids, struct node **kids);
/* The token that names an N_TAG, or -1 if it has no name. */
tok_id tag_name(const struct unit *unit, const struct node *tag);

/* check.c: NULL if every node lies within its parent, kids do not overlap, parents are right and
 * operators inside: then every token belongs to exactly one innermost node, and printing the
 * tree gives the text back.  Otherwise a message in the arena. */
const char *ast_check(struct arena *arena, const struct node *root);
/* The kids that are there, in the order of their tokens, which is not always that of the slots
 * (in `* const p` the qualifier comes before the inner declarator).  *n gets their number. */
struct node **ast_kids_by_place(struct arena *arena, const struct node *node, int *n);

/* dump.c: one node a line, indented below its parent: kind, the operator's text, flags.
 * A missing optional kid is "-". */
void ast_dump(const struct unit *unit, const struct node *node, FILE *out);

#endif
