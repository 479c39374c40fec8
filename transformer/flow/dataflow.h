/* The engine below the analyses of value and address: gen and kill per block, solved to the least
 * fixpoint, for 64 variables (a batch) at a time.  Private to flow/.  verify.c does not use it, on
 * purpose.
 *
 *   forward:   in  = union of the predecessors' out,   out = gen | (in  & ~kill)
 *   backward:  out = union of the successors' in,      in  = gen | (out & ~kill)
 */
#ifndef TANDEM_FLOW_DATAFLOW_H
#define TANDEM_FLOW_DATAFLOW_H

#include "flow/bitset.h"
#include "flow/cfg.h"

/* An event of a variable, and its block. */
struct use {
    block_id block;
    int index; /* in the block */
    struct event event;
};

/* What all problems over one graph share. */
struct order {
    const struct cfg *cfg;
    /* Reverse postorder of the blocks that can be reached from block 0; the others are in no
     * problem: their sets stay empty. */
    int n;
    block_id *blocks;
    int *position;           /* block -> index in blocks, or -1 */
    int *first_pred, *preds; /* of block b: preds[first_pred[b] .. first_pred[b + 1]) */
    int n_batches;
    int *first_use;          /* of a batch: uses[first_use[k] .. first_use[k + 1]), by block and index */
    struct use *uses;
};
struct order *order_new(struct arena *scratch, const struct cfg *cfg);

struct cell {
    uint64_t gen, kill; /* given */
    uint64_t in, out;   /* solved */
    int batch;          /* + 1: for which this holds */
    bool settled;
};
struct dataflow {
    const struct order *order;
    struct arena *arena;
    int batch;
    struct cell *cells;      /* per block; empty where `batch` is another one */
    VEC(block_id) touched;   /* blocks whose cell is of this batch */
    struct bitset pending;   /* positions whose block must be looked at (again) */
    /* NULL, or: the problem is asked only where one of these has a variable in its sets. */
    const struct dataflow *within[2];
    /* NULL, or: completes gen and kill of a block, before its sets are used. */
    void (*settle)(struct dataflow *flow, block_id block, struct cell *cell);
    const void *user;
};

struct dataflow *dataflow_new(struct arena *scratch, const struct order *order);
void dataflow_begin(struct dataflow *flow, int batch); /* empties all sets */
/* Compose a block's transfer function from its events: call these in the direction of the
 * analysis, and the later one of the same variable wins. */
void dataflow_gen(struct dataflow *flow, block_id block, var_id v);
void dataflow_kill(struct dataflow *flow, block_id block, var_id v);
void dataflow_forward(struct dataflow *flow);
void dataflow_backward(struct dataflow *flow);

static inline uint64_t dataflow_in(const struct dataflow *flow, block_id block)
{
    const struct cell *cell = &flow->cells[block];
    return cell->batch == flow->batch + 1 ? cell->in : 0;
}

static inline uint64_t dataflow_out(const struct dataflow *flow, block_id block)
{
    const struct cell *cell = &flow->cells[block];
    return cell->batch == flow->batch + 1 ? cell->out : 0;
}

/* The suspension that ends a block, or -1. */
static inline suspend_id suspension_of(const struct block *block)
{
    if (block->events.n == 0 || block->events.at[block->events.n - 1].kind != EVENT_SUSPEND)
        return -1;
    return block->events.at[block->events.n - 1].id;
}

#endif
