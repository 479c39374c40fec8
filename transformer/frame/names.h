/* names: the names of types in a function's text. */
#ifndef TANDEM_FRAME_NAMES_H
#define TANDEM_FRAME_NAMES_H

#include "fn/fn.h"

/* Requires: lowered for good; of a stackless function scopes.  Gives: fn->aliases and fn->typedefs, which
 * are printed before the function.  Leaves true: a type that is printed in the body uses no name that a
 * declaration of the function hides. */
void names_run(struct fn *fn);

/* The name of a type of file scope within the function: an alias if a declaration of the function hides it,
 * or NULL. */
const char *names_alias(const struct fn *fn, const struct type_name *name);

#endif
