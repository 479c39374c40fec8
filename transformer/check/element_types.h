/* element_types: do the types of what generators yield and are sent fit those of their users? */
#ifndef TANDEM_CHECK_ELEMENT_TYPES_H
#define TANDEM_CHECK_ELEMENT_TYPES_H

#include "fn/fn.h"

/* Requires: ask.  Reports a foreach variable, a delegation or a received(T) whose type is not that of the
 * generator's element: bytes would be taken for something else. */
void element_types_check(struct fn *fn);

#endif
