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
#include "flow/sets.h"

#include <stdlib.h>

void liveness_values(struct dataflow *flow, int batch)
{
    const struct order *order = flow->order;
    dataflow_begin(flow, batch);
    for (int i = order->first_use[batch + 1] - 1; i >= order->first_use[batch]; i--) {
        struct use use = order->uses[i];
        switch (use.event.kind) {
        case EVENT_ADDRESS:
            if (flow_fault("liveness-address-no-use"))
                break;
            /* fall through */
        case EVENT_READ:
            if (flow_fault("liveness-write-hides-read") &&
                flow->cells[use.block].batch == batch + 1 &&
                flow->cells[use.block].kill >> (use.event.id & 63) & 1)
                break;
            dataflow_gen(flow, use.block, use.event.id);
            break;
        case EVENT_WRITE:
        case EVENT_ON:
        case EVENT_OFF:
            dataflow_kill(flow, use.block, use.event.id);
            break;
        case EVENT_SUSPEND:
            break;
        }
    }
    dataflow_backward(flow);
}

void liveness_escapes(struct dataflow *flow, int batch)
{
    const struct order *order = flow->order;
    dataflow_begin(flow, batch);
    for (int i = order->first_use[batch]; i < order->first_use[batch + 1]; i++) {
        struct use use = order->uses[i];
        if (use.event.kind == EVENT_ADDRESS)
            dataflow_gen(flow, use.block, use.event.id);
        else if (use.event.kind == EVENT_ON || use.event.kind == EVENT_OFF)
            dataflow_kill(flow, use.block, use.event.id);
    }
    dataflow_forward(flow);
}

/* ---- from blocks to suspensions ---- */

struct word {
    suspend_id s;
    uint64_t vars;
};

static int by_suspension(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    return a->s < b->s ? -1 : a->s > b->s;
}

/* Sorts; an id that ends several blocks gets the union.  `fault` drops one variable. */
static void put_all(struct sets *sets, int batch, struct word *words, int n, bool *fault)
{
    qsort(words, (size_t)n, sizeof *words, by_suspension);
    for (int i = 0; i < n; i++) {
        uint64_t vars = words[i].vars;
        while (i + 1 < n && words[i + 1].s == words[i].s)
            vars |= words[++i].vars;
        if (*fault && vars) {
            vars &= vars - 1;
            *fault = false;
        }
        sets_put(sets, words[i].s, batch, vars);
    }
}

/* In the graph's arena.  Nothing is live across a suspension that cannot be reached. */
struct sets *liveness_run(struct cfg *cfg)
{
    struct arena scratch = {0};
    struct sets *live = sets_new(cfg->arena, cfg->n_suspends, cfg->n_vars);
    struct order *order = order_new(&scratch, cfg);
    struct dataflow *values = dataflow_new(&scratch, order);
    struct dataflow *escapes = dataflow_new(&scratch, order);
    struct word *words = ARENA_ARRAY(&scratch, struct word, 2 * cfg->blocks.n + 1);
    bool fault = flow_fault("liveness-drop-first");
    for (int k = 0; k < order->n_batches; k++) {
        const struct dataflow *both[] = {values, escapes};
        int n = 0;
        liveness_values(values, k);
        liveness_escapes(escapes, k);
        for (int f = 0; f < (flow_fault("liveness-ignore-address") ? 1 : 2); f++)
            for (int i = 0; i < both[f]->touched.n; i++) {
                block_id b = both[f]->touched.at[i];
                suspend_id s = suspension_of(&cfg->blocks.at[b]);
                if (s >= 0 && dataflow_out(both[f], b))
                    words[n++] = (struct word){s, dataflow_out(both[f], b)};
            }
        put_all(live, k, words, n, &fault);
    }
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
 * Nobody asks where v is neither live nor escaped, so it is not followed there.
 *
 * dirty[s] is live[s] & stale: what must be saved at s.  Not in it are the variables that have
 * a valid copy since an earlier suspension t: v was in live[t], so it was saved there, or clean
 * there already; it was not written since; and it lived through all suspensions in between (it
 * is read behind s and not written before), so no other variable was given its place.
 *
 *   n = f(); await a(); await b(); use(n);     if a() finishes at once, b saves n for the first time
 *   n = f(); yield 1; yield 2; use(n);         yield 1 has saved it */
struct kept {
    const struct sets *live;
    const struct dataflow *escapes;
};

/* What the suspension at the end of a block does, after its other events. */
static void settle_stale(struct dataflow *flow, block_id b, struct cell *cell)
{
    const struct kept *kept = flow->user;
    const struct block *block = &flow->order->cfg->blocks.at[b];
    suspend_id s = suspension_of(block);
    if (s < 0)
        return;
    if (block->always || flow_fault("dirty-await-always-saves")) {
        uint64_t saved = sets_word(kept->live, s, flow->batch);
        cell->gen &= ~saved;
        cell->kill |= saved;
    }
    if (!flow_fault("dirty-ignore-address"))
        cell->gen |= dataflow_out(kept->escapes, b);
}

static bool stales(struct event event)
{
    return event.kind == EVENT_WRITE ||
           (event.kind == EVENT_ADDRESS && !flow_fault("dirty-ignore-address"));
}

static void solve_stale(struct dataflow *stale, int batch)
{
    const struct order *order = stale->order;
    dataflow_begin(stale, batch);
    for (int i = order->first_use[batch]; i < order->first_use[batch + 1]; i++) {
        struct use use = order->uses[i];
        if (stales(use.event))
            dataflow_gen(stale, use.block, use.event.id);
        else if (use.event.kind == EVENT_ON || use.event.kind == EVENT_OFF)
            dataflow_kill(stale, use.block, use.event.id);
    }
    dataflow_forward(stale);
}

/* `stale`, which holds at the beginning of each touched block, carried through its events up to the
 * suspension. */
static int stale_words(const struct dataflow *stale, const struct sets *live, uint64_t *before,
                       struct word *words)
{
    const struct order *order = stale->order;
    int n = 0;
    for (int i = 0; i < stale->touched.n; i++)
        before[stale->touched.at[i]] = dataflow_in(stale, stale->touched.at[i]);
    for (int i = order->first_use[stale->batch]; i < order->first_use[stale->batch + 1]; i++) {
        struct use use = order->uses[i];
        uint64_t bit = (uint64_t)1 << (use.event.id & 63);
        if (stales(use.event))
            before[use.block] |= bit;
        else if (use.event.kind == EVENT_ON || use.event.kind == EVENT_OFF)
            before[use.block] &= ~bit;
    }
    for (int i = 0; i < stale->touched.n; i++) {
        block_id b = stale->touched.at[i];
        suspend_id s = suspension_of(&order->cfg->blocks.at[b]);
        uint64_t dirty = s < 0 ? 0 : before[b] & sets_word(live, s, stale->batch);
        if (dirty)
            words[n++] = (struct word){s, dirty};
        before[b] = 0;
    }
    return n;
}

struct sets *liveness_dirty(struct cfg *cfg, const struct sets *live)
{
    struct arena scratch = {0};
    struct sets *dirty = sets_new(cfg->arena, cfg->n_suspends, cfg->n_vars);
    struct order *order = order_new(&scratch, cfg);
    struct dataflow *values = dataflow_new(&scratch, order);
    struct dataflow *escapes = dataflow_new(&scratch, order);
    struct dataflow *stale = dataflow_new(&scratch, order);
    struct kept kept = {live, escapes};
    uint64_t *before = ARENA_ARRAY(&scratch, uint64_t, cfg->blocks.n + 1);
    struct word *words = ARENA_ARRAY(&scratch, struct word, cfg->blocks.n + 1);
    bool fault = flow_fault("dirty-drop-first");
    stale->settle = settle_stale;
    stale->user = &kept;
    stale->within[0] = values;
    stale->within[1] = escapes;
    for (int k = 0; k < order->n_batches; k++) {
        liveness_values(values, k);
        liveness_escapes(escapes, k);
        solve_stale(stale, k);
        put_all(dirty, k, words, stale_words(stale, live, before, words), &fault);
    }
    arena_free(&scratch);
    return dirty;
}
