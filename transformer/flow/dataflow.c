/* Iterative data flow over bit vectors (Kildall 1973; Cooper and Torczon, "Engineering a
 * Compiler", 8.6 and 9.2).
 *
 * Blocks are visited in reverse postorder (postorder for backward problems), so that a block
 * is seen after the ones it depends on, loops apart.  The worklist is a set of positions in
 * that order and is swept from the front again and again: reducible graphs of loop depth d
 * take about d + 2 sweeps, and a sweep costs only what is still pending.
 *
 *   order 0 1 2 3 with 3 -> 1:   sweep one sees 0 1 2 3, sweep two 1 2 3 if 3 changed 1 */
#include "flow/dataflow.h"
#include "base/fault.h"

/* Depth-first from block 0, without recursion: generated code has deep chains of blocks. */
static void find_order(struct dataflow *flow, struct arena *scratch)
{
    const struct cfg *cfg = flow->cfg;
    int n = cfg->blocks.n;
    flow->order = ARENA_ARRAY(scratch, block_id, n + 1);
    flow->position = ARENA_ARRAY(scratch, int, n + 1);
    for (int b = 0; b < n; b++)
        flow->position[b] = -1;
    if (n == 0)
        return;
    block_id *stack = ARENA_ARRAY(scratch, block_id, n);
    int *edge = ARENA_ARRAY(scratch, int, n); /* the next edge to follow, per block */
    int depth = 0, free_place = n;
    stack[depth++] = 0;
    flow->position[0] = 0;
    while (depth > 0) {
        block_id b = stack[depth - 1];
        const struct block *block = &cfg->blocks.at[b];
        if (edge[b] < block->next.n) {
            block_id to = block->next.at[edge[b]++];
            if (flow->position[to] < 0) {
                flow->position[to] = 0; /* seen; the real position comes below */
                stack[depth++] = to;
            }
        } else {
            flow->order[--free_place] = b;
            depth--;
        }
    }
    flow->n_order = n - free_place;
    memmove(flow->order, flow->order + free_place, (size_t)flow->n_order * sizeof *flow->order);
    for (int i = 0; i < flow->n_order; i++)
        flow->position[flow->order[i]] = i;
}

static void find_preds(struct dataflow *flow, struct arena *scratch)
{
    const struct cfg *cfg = flow->cfg;
    int n = cfg->blocks.n;
    flow->first_pred = ARENA_ARRAY(scratch, int, n + 2);
    for (int i = 0; i < flow->n_order; i++) {
        const struct block *block = &cfg->blocks.at[flow->order[i]];
        for (int e = 0; e < block->next.n; e++)
            flow->first_pred[block->next.at[e] + 2]++;
    }
    for (int b = 1; b <= n; b++)
        flow->first_pred[b + 1] += flow->first_pred[b];
    flow->preds = ARENA_ARRAY(scratch, int, flow->first_pred[n + 1] + 1);
    /* first_pred[b + 1] is where the next predecessor of b goes, and ends as the start of b + 1 */
    for (int i = 0; i < flow->n_order; i++) {
        const struct block *block = &cfg->blocks.at[flow->order[i]];
        for (int e = 0; e < block->next.n; e++)
            flow->preds[flow->first_pred[block->next.at[e] + 1]++] = flow->order[i];
    }
}

struct dataflow *dataflow_new(struct arena *scratch, const struct cfg *cfg, int n_bits)
{
    struct dataflow *flow = ARENA_NEW(scratch, struct dataflow);
    flow->cfg = cfg;
    find_order(flow, scratch);
    find_preds(flow, scratch);
    flow->gen = bitset_array(scratch, cfg->blocks.n, n_bits);
    flow->kill = bitset_array(scratch, cfg->blocks.n, n_bits);
    flow->in = bitset_array(scratch, cfg->blocks.n, n_bits);
    flow->out = bitset_array(scratch, cfg->blocks.n, n_bits);
    flow->pending = bitset_new(scratch, flow->n_order);
    return flow;
}

void dataflow_gen(struct dataflow *flow, block_id block, int bit)
{
    bitset_add(&flow->gen[block], bit);
    bitset_remove(&flow->kill[block], bit);
}

void dataflow_kill(struct dataflow *flow, block_id block, int bit)
{
    bitset_remove(&flow->gen[block], bit);
    bitset_add(&flow->kill[block], bit);
}

/* to = gen | (from & ~kill) */
static void transfer(struct bitset *to, const struct bitset *gen, const struct bitset *from,
                     const struct bitset *kill)
{
    for (int i = 0, words = bitset_words(to->n); i < words; i++)
        to->words[i] = gen->words[i] | (from->words[i] & ~kill->words[i]);
}

void dataflow_forward(struct dataflow *flow)
{
    bitset_fill(&flow->pending);
    for (int i; (i = bitset_next(&flow->pending, 0)) >= 0;) {
        for (; i >= 0; i = bitset_next(&flow->pending, i + 1)) {
            block_id b = flow->order[i];
            const struct block *block = &flow->cfg->blocks.at[b];
            bitset_remove(&flow->pending, i);
            transfer(&flow->out[b], &flow->gen[b], &flow->in[b], &flow->kill[b]);
            for (int e = 0; e < block->next.n; e++)
                if (bitset_union(&flow->in[block->next.at[e]], &flow->out[b]))
                    bitset_add(&flow->pending, flow->position[block->next.at[e]]);
        }
    }
}

/* Pending positions are mirrored here: 0 is the last block of the order. */
void dataflow_backward(struct dataflow *flow)
{
    int last = flow->n_order - 1;
    bitset_fill(&flow->pending);
    for (int i; (i = bitset_next(&flow->pending, 0)) >= 0;) {
        for (; i >= 0; i = bitset_next(&flow->pending, i + 1)) {
            block_id b = flow->order[last - i];
            bitset_remove(&flow->pending, i);
            transfer(&flow->in[b], &flow->gen[b], &flow->out[b], &flow->kill[b]);
            for (int e = flow->first_pred[b]; e < flow->first_pred[b + 1]; e++) {
                block_id before = flow->preds[e];
                if (flow_fault("liveness-no-loops") && flow->position[before] >= flow->position[b])
                    continue;
                if (bitset_union(&flow->out[before], &flow->in[b]))
                    bitset_add(&flow->pending, last - flow->position[before]);
            }
        }
    }
}
