/* Types of expressions, and which variable an lvalue is a part of. */
#ifndef TANDEM_FN_TYPE_H
#define TANDEM_FN_TYPE_H

#include "fn/fn.h"

/* What the oracle said of an asked expression: the type of its value (decayed, unqualified,
 * promoted), or of the lvalue as it stands.  0 if it was not asked. */
int lvalue_type(struct fn *fn, struct node *node);
int expression_type(struct fn *fn, struct node *node);
enum type_kind kind_of_value(struct fn *fn, struct node *node);

/* The local variable that an lvalue is (a part of): x, x.a, x.a.b, x[i]; NULL if none or if the
 * path goes through a pointer. `partial`: only a part of it. */
struct symbol *lvalue_root(struct fn *fn, struct node *node, bool *partial);
/* __real__ x, __imag__ x */
bool is_complex_part(const struct fn *fn, const struct node *node);

#endif
