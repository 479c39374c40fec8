/* The calls that <stdarg.h> and <alloca.h> are macros for. */
#ifndef TANDEM_FN_BUILTIN_H
#define TANDEM_FN_BUILTIN_H

#include "fn/fn.h"

bool is_alloca(const struct fn *fn, const struct node *call);
bool is_va_start(const struct fn *fn, const struct node *call);
bool is_va_copy(const struct fn *fn, const struct node *call);
bool is_va_end(const struct fn *fn, const struct node *call);
/* f(a, b, ...), with two arguments at least, of something that no local hides? */
bool is_call_of(const struct fn *fn, const struct node *node, const char *name);
/* The automatic variable that a call's first argument names, or NULL. */
struct symbol *listed_variable(const struct node *call);
/* Does the text of a pragma, the line or _Pragma("pack(1)"), say how structs are laid out? */
bool is_layout_pragma(const char *text);

#endif
