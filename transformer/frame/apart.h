/* What cannot be printed as it was written, and why. */
#ifndef TANDEM_FRAME_APART_H
#define TANDEM_FRAME_APART_H

#include "fn/fn.h"

bool has_prelude(const struct node *full);           /* something is done before it */
struct node *initialiser(const struct node *init);   /* of an INIT_DECLARATOR, or NULL */
/* `T *p = malloc(await f(sizeof *p));`: what comes before the value knows the variable already. */
bool is_declared_ahead(const struct symbol *symbol);
/* Members of an anonymous struct or union belong to the outer one: it must stay without a name. */
bool is_anonymous_member(const struct fn *fn, const struct node *tag);

#endif
