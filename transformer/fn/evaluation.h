/* Is an operand evaluated?  The one answer for all passes; its table is evaluation.def. */
#ifndef TANDEM_FN_EVALUATION_H
#define TANDEM_FN_EVALUATION_H

#include "fn/fn.h"

enum evaluation { ALWAYS, MAYBE, NEVER, PEEKED, VARYING /* only in the table */ };

/* Of kid `operand` of `node`.  Names in its kids 0..operand are bound. */
enum evaluation evaluation(const struct fn *fn, const struct node *node, int operand);

#endif
