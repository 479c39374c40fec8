/* The header of --header: frames and entries of a file's functions, for other C files. */
#ifndef TANDEM_EMIT_HEADER_H
#define TANDEM_EMIT_HEADER_H

#include "base/buf.h"
#include "print/writer.h"
#include "fn/fn.h"

/* Which functions the header shows: those that are stackless and not static, and whose frames need
 * no type of the annotated file itself.  Sets fn->exposed; warns of the others (-Wheader).
 * Requires: layout of all n functions, which are in the order of the output. */
void header_choose(struct unit *unit, struct fn **fns, int n);

/* The definitions of an exposed generator's entries, to be printed after the function itself. */
void header_entries(struct fn *fn, struct writer *w);

/* The header's text. Requires: header_choose. */
void header_print(struct unit *unit, struct fn **fns, int n, struct buf *out);

#endif
