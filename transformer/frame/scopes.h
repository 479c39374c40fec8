/* scopes: block-scope types that the frame needs move to file scope. */
#ifndef TANDEM_FRAME_SCOPES_H
#define TANDEM_FRAME_SCOPES_H

#include "fn/fn.h"

/* Requires: residency.  Gives: symbol->lifted of tags, typedefs and enumerators.  Leaves true: no
 * field of the frame has a type that is declared inside a function.  False: a type cannot be lifted
 * (it depends on a local variable), so the function must keep a stack; *line says where. */
bool scopes_run(struct fn *fn, int *line);

/* A tag or enumerator that the function's specifiers declare, `struct pt { int x; } async mk(void)`: of file
 * scope, and of all that is there. */
bool in_specifiers(const struct fn *fn, const struct symbol *symbol);

#endif
