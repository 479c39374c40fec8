/* The lowering passes: expressions (spill, conditions) and statements (cleanup regions, exits). */
#ifndef TANDEM_LOWER_LOWER_H
#define TANDEM_LOWER_LOWER_H

#include "fn/fn.h"

/* The full expression at hand. */
struct full {
    struct node *node;        /* owns the temporaries */
    VEC(struct symbol *) written; /* variables that it writes directly */
    bool assembles;           /* it has inline assembly, which may write any */
};

struct lowerer {
    struct fn *fn;
    struct scope *scope;      /* around the present place of the walk */
    struct cleanup *inside;   /* innermost cleanup region there */
    bool hoists;              /* in a full expression that becomes several statements */
    struct full full;
    struct {                  /* the statement that break and continue leave, and the region they lead to */
        struct node *target;
        struct cleanup *inside;
    } breaks, continues;
    VEC(struct node *) gotos;
};

/* statement.c. Requires: bind, rules, types asked.  Gives: cleanups, exits, suspends, and through
 * spill.c the actions of every full expression with an await in it.  Leaves true: an AWAIT is printed
 * only as its temporary. */
void lower_run(struct fn *fn);
void lower_statement(struct lowerer *l, struct node *node);

/* spill.c: unfolds one full expression into low(node)->prelude; `used`: its value matters. */
void lower_expression(struct lowerer *l, struct node *node, bool used);
/* The operands of an asm statement, all before any of them is used. */
void lower_asm(struct lowerer *l, struct node *node);
/* The sizes of arrays that a declaration's specifiers or one of its declarators compute, if there is an await
 * in them or, as `awaited` says, after them; `owner` gets the actions. */
void lower_sizes(struct lowerer *l, struct node *owner, struct node *type, bool awaited);
/* call.c: may a call write the arguments to the callee's frame itself, and step it?  Not if only its
 * symbol or its prototype determines the callee or the arguments' types. */
bool call_needs_no_ramp(struct fn *callee, struct node *call);
struct suspend *suspend_new(struct lowerer *l, enum suspend_kind kind, struct node *node);

/* address.c: which variables have their address taken, anywhere (syntactic, before flow). */
void address_run(struct fn *fn);

/* Undoes lower_run: the function is lowered again, keeping a stack. */
void lower_reset(struct fn *fn);
void lower_dump(struct fn *fn, FILE *out);          /* the actions of expressions */
void lower_dump_cleanups(struct fn *fn, FILE *out); /* regions, and the jumps that leave them */

#endif
