/* ask: has the oracle type everything the lowering passes will need.
 *
 * All functions of the unit are printed macro-free, in the unit as it is otherwise, into one text that the
 * oracle reads; of a long unit into several, so that it reads one while the next is made.  Each text
 * has all declarations in front of it, but only a part of the bodies. */
#ifndef TANDEM_ASK_ASK_H
#define TANDEM_ASK_ASK_H

#include "base/buf.h"
#include "fn/fn.h"
#include "plan/plan.h"

struct ask;

/* at_once: in one text, however long.  The texts are also appended to `dump`, if there is one. */
struct ask *ask_new(struct unit *unit, bool at_once, struct buf *dump);
/* Which text a function will stand in that is asked about next, from 0. */
int ask_text(struct ask *ask);
/* The plan's pieces in their order.  Requires of a function: rules.  Gives fn->text_number. */
void ask_piece(struct ask *ask, const struct plan_piece *piece);
int ask_sent(const struct ask *ask); /* how many texts oracle_answer can be called for */
void ask_end(struct ask *ask);       /* sends the last one */
void ask_free(struct ask *ask);
/* Requires: the function's text is the one that oracle_answer gave last.  Gives symbol->type of
 * variables, fn->yields, fn->sent; types of expressions are there to be asked (expression_type).  False:
 * reported, a type is not known. */
bool ask_read(struct fn *fn);

#endif
