/* ask: has the oracle type all expressions that the lowering passes will need.
 *
 * All functions of the unit are printed macro-free, in the unit as it is otherwise, into one text that the
 * oracle reads; of a long unit into several, which it reads at the same time.  Each text has all
 * declarations in front of it, but only a part of the bodies. */
#ifndef TANDEM_ASK_ASK_H
#define TANDEM_ASK_ASK_H

#include "base/buf.h"
#include "fn/fn.h"
#include "plan/plan.h"

/* Requires of all functions: rules.  Gives fn->text_number; types of expressions are there to be asked
 * (expression_type).  The texts are also appended to `dump`, if there is one: then it is one text.
 * False: the oracle found an error, which oracle_report_asked reports. */
bool ask_run(struct unit *unit, const struct plan *plan, struct buf *dump);
/* Requires: ask_run.  Selects the function's text; gives symbol->type of variables, fn->yields, fn->sent.
 * False: reported, a type is not known. */
bool ask_read(struct fn *fn);

#endif
