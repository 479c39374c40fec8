/* variably_modified: temporaries of variably modified types. */
#ifndef TANDEM_LOWER_VARIABLY_MODIFIED_H
#define TANDEM_LOWER_VARIABLY_MODIFIED_H

#include "fn/fn.h"

/* The node of a temporary, or NULL. */
const struct node *variably_modified_find(const struct node *node, const struct symbol *temp);

/* The first node that needs such a temporary, or NULL. */
const struct node *variably_modified_first(struct fn *fn);

/* Requires: lowered for good, with its stack kept if variably_modified_first found any.  Gives: the text that
 * declares each such temporary.  Returns the node whose type cannot be written again, or NULL. */
const struct node *variably_modified_run(struct fn *fn);

#endif
