/* functions: which function definitions of the unit are rewritten. */
#ifndef TANDEM_PLAN_FUNCTIONS_H
#define TANDEM_PLAN_FUNCTIONS_H

#include "fn/fn.h"

struct functions {
    VEC(struct fn *) list; /* in the order of their tokens */
    VEC(struct fn *) plain; /* others, not rewritten, that call what makes a handle: only checked */
};

/* Requires: source_expand.  Finds the definitions that are async or generators, or use a keyword, in the
 * annotated file and in the project's headers whose tokens joined the stream.  Reports prototypes that
 * disagree about async. */
void functions_find(struct unit *unit, struct functions *functions);

#endif
