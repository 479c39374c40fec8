/* A function as it is asked about; texts.c makes texts of that.  Nobody else includes this. */
#ifndef TANDEM_ASK_ASKED_H
#define TANDEM_ASK_ASKED_H

#include "base/buf.h"
#include "fn/fn.h"

/* Marks what of a function will be asked, and prints it; gives where its body begins in `out`. */
size_t asked_function(struct fn *fn, struct buf *out);
/* Parts of that: tokens with Tandem's own keywords as C; what keeps painted names from being expanded
 * again, before and behind the function; the #define and #undef lines of its body. */
void asked_tokens(const struct unit *unit, tok_id first, tok_id end, struct buf *out);
void asked_shelter(struct fn *fn, struct buf *out, bool begin);
void asked_definitions(struct fn *fn, struct buf *out);

#endif
