/* bind: gives every name its declaration. */
#ifndef TANDEM_CHECK_BIND_H
#define TANDEM_CHECK_BIND_H

#include "fn/fn.h"

/* Requires: fn->root.  Gives: fn->symbols, node->symbol of every use of a name declared in the
 * function, scopes (node->known->scope), and the flags NODE_HAS_AWAIT, NODE_HAS_SUSPEND and
 * NODE_UNEVALUATED.  Leaves true: a name without a symbol is declared at file scope. */
void bind_run(struct fn *fn);
void bind_dump(struct fn *fn, FILE *out);

#endif
