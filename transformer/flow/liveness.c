/* Which variables must survive which suspension, and which of them must be saved there.
 *
 * The idea.  A suspension leaves the function: C locals are gone.  A variable must be kept if
 * somebody may ask for its value afterwards, and there are two ways to ask.
 *
 *   int n = 3, sum = 0, buf[4];          block 0: write 0; write 1; address 2; -> 1
 *   fill(buf);                           block 1: suspend 0; -> 2
 *   await td_yield();                    block 2: read 0; write 1; read 1;
 *   sum = n; print(sum);
 *
 *   n    is read behind the suspension: kept.
 *   sum  is overwritten before it is read: not kept.
 *   buf  is never named again, but fill() may have stored its address: kept.
 *
 * 1. Values, backward (the classic live variables: Aho, Lam, Sethi, Ullman, "Compilers", 9.2.5).
 *    READ makes a variable live before it.  So does ADDRESS: whoever gets the address may
 *    read what was stored before.  WRITE makes it dead before it, and so do ON and OFF, for the
 *    value is indeterminate behind them (C11 6.2.4p6: at each entry of the block).
 * 2. Escapes, forward.  ADDRESS v: v may be used by anyone until ON v or OFF v, on any path.
 *    A scope that is left and entered again is a new variable, with no address taken.
 *
 * live[s] is the union of both at the suspension.  Being both on some path is enough: a
 * variable that is kept for nothing costs bytes, one that is forgotten is a wrong program that
 * prints the right answer by luck.  verify.c finds out by another way whether this is right. */
#include "flow/liveness.h"
#include "base/fault.h"

struct dataflow *liveness_values(struct arena *scratch, const struct cfg *cfg)
{
    struct dataflow *flow = dataflow_new(scratch, cfg, cfg->n_vars);
    for (int p = 0; p < flow->n_order; p++) {
        block_id b = flow->order[p];
        const struct block *block = &cfg->blocks.at[b];
        for (int i = block->events.n - 1; i >= 0; i--) {
            struct event event = block->events.at[i];
            switch (event.kind) {
            case EVENT_ADDRESS:
                if (flow_fault("liveness-address-no-use"))
                    break;
                /* fall through */
            case EVENT_READ:
                if (flow_fault("liveness-write-hides-read")
                    && bitset_has(&flow->kill[b], event.id))
                    break;
                dataflow_gen(flow, b, event.id);
                break;
            case EVENT_WRITE:
            case EVENT_ON:
            case EVENT_OFF:
                dataflow_kill(flow, b, event.id);
                break;
            case EVENT_SUSPEND:
                break;
            }
        }
    }
    dataflow_backward(flow);
    return flow;
}

struct dataflow *liveness_escapes(struct arena *scratch, const struct cfg *cfg)
{
    struct dataflow *flow = dataflow_new(scratch, cfg, cfg->n_vars);
    for (int p = 0; p < flow->n_order; p++) {
        block_id b = flow->order[p];
        const struct block *block = &cfg->blocks.at[b];
        for (int i = 0; i < block->events.n; i++) {
            struct event event = block->events.at[i];
            if (event.kind == EVENT_ADDRESS)
                dataflow_gen(flow, b, event.id);
            else if (event.kind == EVENT_ON || event.kind == EVENT_OFF)
                dataflow_kill(flow, b, event.id);
        }
    }
    dataflow_forward(flow);
    return flow;
}

/* The suspension that ends a block, or -1. */
static suspend_id suspension_of(const struct block *block)
{
    if (block->events.n == 0 || block->events.at[block->events.n - 1].kind != EVENT_SUSPEND)
        return -1;
    return block->events.at[block->events.n - 1].id;
}

static void drop_first(struct bitset *sets, int n)
{
    for (int s = 0; s < n; s++) {
        int v = bitset_next(&sets[s], 0);
        if (v >= 0) {
            bitset_remove(&sets[s], v);
            return;
        }
    }
}

/* n_suspends sets, in the graph's arena. Those of unreachable suspensions are empty; an id that
 * ends several blocks gets the union. */
struct bitset *liveness_run(struct cfg *cfg)
{
    struct arena scratch = {0};
    struct bitset *live = bitset_array(cfg->arena, cfg->n_suspends, cfg->n_vars);
    struct dataflow *values = liveness_values(&scratch, cfg);
    struct dataflow *escapes = liveness_escapes(&scratch, cfg);
    for (int p = 0; p < values->n_order; p++) {
        block_id b = values->order[p];
        suspend_id s = suspension_of(&cfg->blocks.at[b]);
        if (s < 0)
            continue;
        bitset_union(&live[s], &values->out[b]);
        if (!flow_fault("liveness-ignore-address"))
            bitset_union(&live[s], &escapes->out[b]);
    }
    if (flow_fault("liveness-drop-first"))
        drop_first(live, cfg->n_suspends);
    arena_free(&scratch);
    return live;
}

/* The copy of v in the frame is *stale* at a point if on some path that leads there v was
 * written and not saved since.  Forward, over the same graph:
 *
 *   entry       nothing is stale: no variable has a value, so none is lost
 *   write v     v is stale
 *   address v   v is stale, and stays so while it is escaped: anyone may write it at any time
 *   on v, off v v is not stale: its value is indeterminate, and any bits will do
 *   suspend s   if it always leaves the function (a yield): the variables of live[s] are no
 *               longer stale, the escaped ones excepted; the others were not saved.
 *               If it may go on at once (an await): all stay as they are, for the emitted code
 *               saves only when it leaves, and on the other path the copy stays old
 *
 * dirty[s] is live[s] & stale: what must be saved at s.  Not in it are the variables that have
 * a valid copy since an earlier suspension t: v was in live[t], so it was saved there, or clean
 * there already; it was not written since; and it lived through all suspensions in between (it
 * is read behind s and not written before), so no other variable was given its place.
 *
 *   n = f(); await a(); await b(); use(n);     if a() finishes at once, b saves n for the first time
 *   n = f(); yield 1; yield 2; use(n);         yield 1 has saved it */
struct bitset *liveness_dirty(struct cfg *cfg, const struct bitset *live)
{
    struct arena scratch = {0};
    struct bitset *dirty = bitset_array(cfg->arena, cfg->n_suspends, cfg->n_vars);
    struct dataflow *escapes = liveness_escapes(&scratch, cfg);
    struct dataflow *stale = dataflow_new(&scratch, cfg, cfg->n_vars);
    struct bitset before = bitset_new(&scratch, cfg->n_vars);
    for (int p = 0; p < stale->n_order; p++) {
        block_id b = stale->order[p];
        const struct block *block = &cfg->blocks.at[b];
        for (int i = 0; i < block->events.n; i++) {
            struct event event = block->events.at[i];
            switch (event.kind) {
            case EVENT_ADDRESS:
                if (flow_fault("dirty-ignore-address"))
                    break;
                /* fall through */
            case EVENT_WRITE:
                dataflow_gen(stale, b, event.id);
                break;
            case EVENT_ON:
            case EVENT_OFF:
                dataflow_kill(stale, b, event.id);
                break;
            case EVENT_SUSPEND:
                if (block->always || flow_fault("dirty-await-always-saves")) {
                    bitset_subtract(&stale->gen[b], &live[event.id]);
                    bitset_union(&stale->kill[b], &live[event.id]);
                }
                if (!flow_fault("dirty-ignore-address"))
                    bitset_union(&stale->gen[b], &escapes->out[b]);
                break;
            case EVENT_READ:
                break;
            }
        }
    }
    dataflow_forward(stale);
    /* out is the state behind the suspension; what counts is the one before it */
    for (int p = 0; p < stale->n_order; p++) {
        block_id b = stale->order[p];
        const struct block *block = &cfg->blocks.at[b];
        suspend_id s = suspension_of(block);
        if (s < 0)
            continue;
        bitset_copy(&before, &stale->in[b]);
        for (int i = 0; i < block->events.n; i++) {
            struct event event = block->events.at[i];
            if (event.kind == EVENT_WRITE
                || (event.kind == EVENT_ADDRESS && !flow_fault("dirty-ignore-address")))
                bitset_add(&before, event.id);
            else if (event.kind == EVENT_ON || event.kind == EVENT_OFF)
                bitset_remove(&before, event.id);
        }
        bitset_union(&dirty[s], &before);
        bitset_intersect(&dirty[s], &live[s]);
    }
    if (flow_fault("dirty-drop-first"))
        drop_first(dirty, cfg->n_suspends);
    arena_free(&scratch);
    return dirty;
}
