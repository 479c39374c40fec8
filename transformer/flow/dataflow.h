/* The engine below the bit-vector analyses: gen and kill per block, solved to the least
 * fixpoint.  Private to flow/.  verify.c does not use it, on purpose.
 *
 *   forward:   in  = union of the predecessors' out,   out = gen | (in  & ~kill)
 *   backward:  out = union of the successors' in,      in  = gen | (out & ~kill)
 */
#ifndef TANDEM_FLOW_DATAFLOW_H
#define TANDEM_FLOW_DATAFLOW_H

#include "flow/bitset.h"

struct dataflow {
    const struct cfg *cfg;
    /* Reverse postorder of the blocks that can be reached from block 0; the others are in no
     * problem: their sets stay empty. */
    int n_order;
    block_id *order;
    int *position;             /* block -> index in order, or -1 */
    int *first_pred, *preds;   /* of block b: preds[first_pred[b] .. first_pred[b + 1]) */
    struct bitset *gen, *kill; /* given per block */
    struct bitset *in, *out;   /* solved */
    struct bitset pending;     /* positions whose block must be looked at (again) */
};

/* Empty sets of n_bits per block; all memory from `scratch`. */
struct dataflow *dataflow_new(struct arena *scratch, const struct cfg *cfg, int n_bits);

/* Compose a block's transfer function from its events: call these in the direction of the
 * analysis, and the later one of the same bit wins. */
void dataflow_gen(struct dataflow *flow, block_id block, int bit);
void dataflow_kill(struct dataflow *flow, block_id block, int bit);

void dataflow_forward(struct dataflow *flow);
void dataflow_backward(struct dataflow *flow);

#endif
