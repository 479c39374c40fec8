/* writable: every value kept across a suspension has a type that can be written in C. */
#ifndef TANDEM_FRAME_WRITABLE_H
#define TANDEM_FRAME_WRITABLE_H

#include "fn/fn.h"

/* Requires: lowered for good; of a stackless function residency.  Gives: the text that declares temporaries
 * of variably modified types.  Reports a value whose type cannot be written. */
void writable_check(struct fn *fn);

#endif
