/* Shared by the files of the spill pass. */
#ifndef TANDEM_LOWER_SPILL_H
#define TANDEM_LOWER_SPILL_H

#include "lower/lower.h"

/* keep.c */
/* One more action at the end of `out`. */
struct action *action_add(struct lowerer *l, struct actions *out, enum action_kind kind,
                          struct node *node, struct symbol *temp);
struct symbol *temp_for(struct lowerer *l, int type); /* of the full expression at hand */
/* Evaluates the rest of `node` now, into a temporary. */
void keep_value(struct lowerer *l, struct node *node, struct actions *out);

/* Does so unless it may stay where it is. */
void keep_unless_it_stays(struct lowerer *l, struct node *node, struct actions *out);

/* stay.c.  `node` becomes l->full; the result is the former one, to be put back after it. */
struct full full_begin(struct lowerer *l, struct node *node);
/* Is the value of `node` the same, and are its effects none, whenever it is evaluated before the end of
 * the full expression?  Why, or NULL. */
const char *stays(struct lowerer *l, struct node *node);
/* The same of a place to write to: is it found without evaluating an operand that could change? */
bool place_is_fixed(struct lowerer *l, struct node *node);
/* Does evaluating the rest of `node` write anything, or call? */
bool acts(const struct fn *fn, const struct node *node);
/* x.a.b of a struct that is not an object: f().a, (c ? s : t).a.  The struct, or NULL. */
struct node *rvalue_base(struct lowerer *l, struct node *node);

/* call.c.  A function before this one in the file is embedded; this very function takes a frame of
 * its own from the task's frame stack; operations of the runtime have none; any other is called
 * through its ramp. */
void call_choose(struct fn *fn, struct suspend *suspend, struct node *call);

#endif
