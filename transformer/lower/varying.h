/* varying: temporaries of variably modified types. */
#ifndef TANDEM_LOWER_VARYING_H
#define TANDEM_LOWER_VARYING_H

#include "fn/fn.h"

/* The node that a temporary stands for, or NULL. */
const struct node *varying_find(const struct node *node, const struct symbol *temp);

/* The first node that needs such a temporary, or NULL. */
const struct node *varying_first(struct fn *fn);

/* Requires: lowered for good, with its stack kept if varying_first found any.  Gives: the text that
 * declares each such temporary.  Returns the node whose type cannot be said again, or NULL. */
const struct node *varying_run(struct fn *fn);

#endif
