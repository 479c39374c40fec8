/* Iterative data flow over bit vectors (Kildall 1973; Cooper and Torczon, "Engineering a
 * Compiler", 8.6 and 9.2).
 *
 * A bit vector is one word: the variables go through in batches of 64, one batch after the other.
 * A block has a cell only from the moment a batch has something to say there, so a batch costs the
 * events of its variables and the blocks in which they are live, and memory is one cell for each
 * block.  (Vectors of all variables would be blocks times variables, though most variables of a
 * long function live in a few of its blocks.)
 *
 * Blocks are visited in reverse postorder (postorder for backward problems), so that a block
 * is seen after the ones it depends on, loops apart.  The worklist is a set of positions in
 * that order and is swept from the front again and again: reducible graphs of loop depth d
 * take about d + 2 sweeps, and a sweep costs only what is still pending.
 *
 *   order 0 1 2 3 with 3 -> 1:   sweep one sees 0 1 2 3, sweep two 1 2 3 if 3 changed 1 */
#include "flow/dataflow.h"

#include "base/fault.h"

#include <string.h>

/* Depth-first from block 0, without recursion: generated code has deep chains of blocks. */
static void find_order(struct order *order, struct arena *scratch)
{
    const struct cfg *cfg = order->cfg;
    int n = cfg->blocks.n;
    order->blocks = ARENA_ARRAY(scratch, block_id, n + 1);
    order->position = ARENA_ARRAY(scratch, int, n + 1);
    for (int b = 0; b < n; b++)
        order->position[b] = -1;
    if (n == 0)
        return;
    block_id *stack = ARENA_ARRAY(scratch, block_id, n);
    int *edge = ARENA_ARRAY(scratch, int, n); /* the next edge to follow, per block */
    int depth = 0, free_place = n;
    stack[depth++] = 0;
    order->position[0] = 0;
    while (depth > 0) {
        block_id b = stack[depth - 1];
        const struct block *block = &cfg->blocks.at[b];
        if (edge[b] < block->next.n) {
            block_id to = block->next.at[edge[b]++];
            if (order->position[to] < 0) {
                order->position[to] = 0; /* seen; the real position comes below */
                stack[depth++] = to;
            }
        } else {
            order->blocks[--free_place] = b;
            depth--;
        }
    }
    order->n = n - free_place;
    memmove(order->blocks, order->blocks + free_place, (size_t)order->n * sizeof *order->blocks);
    for (int i = 0; i < order->n; i++)
        order->position[order->blocks[i]] = i;
}

static void find_preds(struct order *order, struct arena *scratch)
{
    const struct cfg *cfg = order->cfg;
    int n = cfg->blocks.n;
    order->first_pred = ARENA_ARRAY(scratch, int, n + 2);
    for (int i = 0; i < order->n; i++) {
        const struct block *block = &cfg->blocks.at[order->blocks[i]];
        for (int e = 0; e < block->next.n; e++)
            order->first_pred[block->next.at[e] + 2]++;
    }
    for (int b = 1; b <= n; b++)
        order->first_pred[b + 1] += order->first_pred[b];
    order->preds = ARENA_ARRAY(scratch, int, order->first_pred[n + 1] + 1);
    /* first_pred[b + 1] is where the next predecessor of b goes, and ends as the start of b + 1 */
    for (int i = 0; i < order->n; i++) {
        const struct block *block = &cfg->blocks.at[order->blocks[i]];
        for (int e = 0; e < block->next.n; e++)
            order->preds[order->first_pred[block->next.at[e] + 1]++] = order->blocks[i];
    }
}

/* Events by batch: counted, then put where they belong. */
static void find_uses(struct order *order, struct arena *scratch)
{
    const struct cfg *cfg = order->cfg;
    order->n_batches = (cfg->n_vars + 63) / 64;
    int *start = ARENA_ARRAY(scratch, int, order->n_batches + 2);
    for (int pass = 0; pass < 2; pass++) {
        for (int b = 0; b < cfg->blocks.n; b++)
            for (int i = 0; order->position[b] >= 0 && i < cfg->blocks.at[b].events.n; i++) {
                struct event event = cfg->blocks.at[b].events.at[i];
                if (event.kind == EVENT_SUSPEND)
                    continue;
                if (pass == 0)
                    start[(event.id >> 6) + 2]++;
                else
                    order->uses[start[(event.id >> 6) + 1]++] = (struct use){b, i, event};
            }
        if (pass == 0) {
            for (int k = 0; k + 2 <= order->n_batches + 1; k++)
                start[k + 2] += start[k + 1];
            order->uses = ARENA_ARRAY(scratch, struct use, start[order->n_batches + 1] + 1);
        }
    }
    order->first_use = start; /* the second pass moved each start to where its batch begins */
}

struct order *order_new(struct arena *scratch, const struct cfg *cfg)
{
    struct order *order = ARENA_NEW(scratch, struct order);
    order->cfg = cfg;
    find_order(order, scratch);
    find_preds(order, scratch);
    find_uses(order, scratch);
    return order;
}

struct dataflow *dataflow_new(struct arena *scratch, const struct order *order)
{
    struct dataflow *flow = ARENA_NEW(scratch, struct dataflow);
    flow->order = order;
    flow->arena = scratch;
    flow->cells = ARENA_ARRAY(scratch, struct cell, order->cfg->blocks.n + 1);
    flow->pending = bitset_new(scratch, order->n);
    return flow;
}

void dataflow_begin(struct dataflow *flow, int batch)
{
    flow->batch = batch;
    flow->touched.n = 0;
}

static struct cell *touch(struct dataflow *flow, block_id block)
{
    struct cell *cell = &flow->cells[block];
    if (cell->batch != flow->batch + 1) {
        *cell = (struct cell){.batch = flow->batch + 1};
        VEC_PUSH(flow->arena, &flow->touched, block);
    }
    return cell;
}

void dataflow_gen(struct dataflow *flow, block_id block, var_id v)
{
    struct cell *cell = touch(flow, block);
    cell->gen |= (uint64_t)1 << (v & 63);
    cell->kill &= ~((uint64_t)1 << (v & 63));
}

void dataflow_kill(struct dataflow *flow, block_id block, var_id v)
{
    struct cell *cell = touch(flow, block);
    cell->gen &= ~((uint64_t)1 << (v & 63));
    cell->kill |= (uint64_t)1 << (v & 63);
}

static struct cell *settled(struct dataflow *flow, block_id block)
{
    struct cell *cell = &flow->cells[block];
    if (!cell->settled && flow->settle)
        flow->settle(flow, block, cell);
    cell->settled = true;
    return cell;
}

/* Which of the variables does the problem ask about at the beginning of a block? */
static uint64_t asked(const struct dataflow *flow, block_id block, uint64_t vars)
{
    if (!flow->within[0])
        return vars;
    return vars & (dataflow_in(flow->within[0], block) | dataflow_in(flow->within[1], block));
}

void dataflow_forward(struct dataflow *flow)
{
    const struct order *order = flow->order;
    for (int i = 0; i < flow->touched.n; i++)
        bitset_add(&flow->pending, order->position[flow->touched.at[i]]);
    for (int i; (i = bitset_next(&flow->pending, 0)) >= 0;) {
        for (; i >= 0; i = bitset_next(&flow->pending, i + 1)) {
            block_id b = order->blocks[i];
            const struct block *block = &order->cfg->blocks.at[b];
            bitset_remove(&flow->pending, i);
            struct cell *cell = settled(flow, b);
            cell->out = cell->gen | (cell->in & ~cell->kill);
            for (int e = 0; cell->out && e < block->next.n; e++) {
                block_id to = block->next.at[e];
                uint64_t more = asked(flow, to, cell->out) & ~dataflow_in(flow, to);
                if (!more)
                    continue;
                touch(flow, to)->in |= more;
                bitset_add(&flow->pending, order->position[to]);
            }
        }
    }
}

/* Pending positions are mirrored here: 0 is the last block of the order. */
void dataflow_backward(struct dataflow *flow)
{
    const struct order *order = flow->order;
    int last = order->n - 1;
    for (int i = 0; i < flow->touched.n; i++)
        bitset_add(&flow->pending, last - order->position[flow->touched.at[i]]);
    for (int i; (i = bitset_next(&flow->pending, 0)) >= 0;) {
        for (; i >= 0; i = bitset_next(&flow->pending, i + 1)) {
            block_id b = order->blocks[last - i];
            bitset_remove(&flow->pending, i);
            struct cell *cell = settled(flow, b);
            cell->in = cell->gen | (cell->out & ~cell->kill);
            for (int e = order->first_pred[b]; cell->in && e < order->first_pred[b + 1]; e++) {
                block_id before = order->preds[e];
                if (flow_fault("liveness-no-loops") && order->position[before] >= order->position[b])
                    continue;
                uint64_t more = cell->in & ~dataflow_out(flow, before);
                if (!more)
                    continue;
                touch(flow, before)->out |= more;
                bitset_add(&flow->pending, last - order->position[before]);
            }
        }
    }
}
