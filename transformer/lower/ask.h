/* ask: has the oracle type everything the lowering passes will need. */
#ifndef TANDEM_LOWER_ASK_H
#define TANDEM_LOWER_ASK_H

#include "base/buf.h"
#include "lower/fn.h"

/* Prints all functions of the unit macro-free into one text, asks the oracle about it once, and
 * stores types: node->type of expressions that may be spilled, symbol->type of variables,
 * fn->yields, fn->sent.  The text is appended to `dump`, if there is one.  False if the oracle
 * objected (reported). */
bool ask_run(struct unit *unit, struct fn **fns, int n, struct buf *dump);

#endif
