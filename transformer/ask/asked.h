/* A function as it is asked about; texts.c makes texts of those.  Only ask.c and texts.c include this. */
#ifndef TANDEM_ASK_ASKED_H
#define TANDEM_ASK_ASKED_H

#include "base/buf.h"
#include "fn/fn.h"

/* Marks the expressions of a function that will be asked, and prints it; gives where its body begins in
 * `out`. */
size_t asked_function(struct fn *fn, struct buf *out);
/* Parts of that: tokens with Tandem's own keywords as C; the lines before and after the function that keep
 * painted names from being expanded again; the #define and #undef lines of its body. */
void asked_tokens(const struct unit *unit, tok_id first, tok_id end, struct buf *out);
void asked_shelter(struct fn *fn, struct buf *out, bool begin);
void asked_definitions(struct fn *fn, struct buf *out);

#endif
