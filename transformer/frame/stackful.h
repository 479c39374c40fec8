/* Objects that a function can keep only on a stack while it waits; `line`: the line of the object. */
#ifndef TANDEM_FRAME_STACKFUL_H
#define TANDEM_FRAME_STACKFUL_H

#include "fn/fn.h"

/* Requires: types asked. A variable-length array in whose scope the function suspends? */
bool stack_holds_array(struct fn *fn, int *line);
/* Requires: liveness.  The object that a suspension would lose, by name, or NULL. */
const char *stack_lost(struct fn *fn, int *line);
/* Requires: residency.  A variable in a named register that would move to the frame? */
bool stack_holds_register(struct fn *fn, int *line);

#endif
