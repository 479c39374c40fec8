/* What the files of the spill pass share. */
#ifndef TANDEM_LOWER_SPILL_H
#define TANDEM_LOWER_SPILL_H

#include "lower/lower.h"

/* keep.c */
/* One more action at the end of `out`. */
struct action *action_add(struct lowerer *l, struct actions *out, enum action_kind kind,
                          struct node *node, struct symbol *temp);
struct symbol *temp_for(struct lowerer *l, int type); /* of the full expression at hand */
/* Is the value of `node` the same, and are its effects none, whenever it is evaluated before the
 * end of nodes[0..n)? */
bool keeps_its_value(struct lowerer *l, struct node *node, struct node **later, int n);
/* Evaluates what is left of `node` now, into a temporary. */
void keep_value(struct lowerer *l, struct node *node, struct actions *out);

/* call.c.  A function above this one in the file is embedded; this very function takes a frame of
 * its own from the task's frame stack; operations of the runtime have none; any other is called
 * through its ramp. */
void call_choose(struct fn *fn, struct suspend *suspend, struct node *call);

#endif
