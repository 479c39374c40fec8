/* elements: what generators yield, are sent, and what their users take it for. */
#ifndef TANDEM_CHECK_ELEMENTS_H
#define TANDEM_CHECK_ELEMENTS_H

#include "fn/fn.h"

/* Requires: ask.  Reports a foreach variable, a delegation or a received(T) whose type is not that of the
 * generator's element: bytes would be taken for something else. */
void elements_check(struct fn *fn);

#endif
