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
    struct lowering *low;  /* spill, conditions, cleanup: how it is emitted, or NULL */
    int type;              /* oracle: type of an expression, 0 = not asked */
    unsigned flags;        /* NODE_... */
};

enum {
    NODE_HAS_AWAIT = 1 << 0,   /* bind: an evaluated await stands in it (or in a kid) */
    NODE_CHANGED = 1 << 1,     /* lowering: it, or something in it, is not emitted as written */
    NODE_UNEVALUATED = 1 << 2, /* bind: operand of sizeof, typeof, _Alignof, _Generic's control */
    NODE_HAS_SUSPEND = 1 << 3, /* bind: statement holds await, yield, async foreach ... */
};

const char *node_kind_name(enum node_kind kind);
struct node *node_new(struct arena *arena, enum node_kind kind, tok_id first, tok_id end,
                      tok_id op, int n_kids, struct node **kids);

#endif
