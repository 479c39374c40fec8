/* Which variables of the frame may not share a place.
 *
 * The idea: a variable is *needed* at a point if its value may still be used (liveness_values) or
 * its address is known to others (liveness_escapes).  Putting a where b is does harm exactly
 * when a is written while b is needed.  So each variable gets a span: from the first to the last
 * point, in the order of the text, at which it is needed or written; two whose spans meet conflict.
 *
 *   int a = f();                 block 0: write 0; suspend 0; -> 1      span of a
 *   await td_yield();            block 1: read 0; -> 2                  to here
 *   use(a);                      block 2: write 1; read 1; suspend 1; -> 3     span of b
 *   int b = g();                 block 3: read 1;                              to here
 *   use(b); await td_yield();
 *   use(b);                      one place for both
 *
 * A span is the hull of what liveness knows (as the intervals of linear scan are: Poletto and Sarkar,
 * "Linear scan register allocation", 1999).  It may have gaps, and then two variables keep two places that
 * would get along with one; in return all conflicts are two numbers for each variable, where the pairs
 * would be variables squared.  In the text's order the arms of an `if` and the body of a loop are in one
 * piece each, so gaps are rare in what programmers write.
 *
 * In a span are
 *   1. the beginning of a block where the variable is needed, and the end of such a block, with the
 *      suspension there: two that one suspension keeps are saved side by side;
 *   2. each of its events but ON and OFF.  A write counts even if nobody reads what it wrote: it
 *      overwrites the place all the same.  Writes through pointers need no event of their own: they come
 *      after the address is taken and before OFF, and all of that is in the span;
 *   3. what follows a read up to the next event that is no read, if that is a write: the statement may write
 *      what it made of it, and `a = b.part` may not copy between places that overlap in part (C11
 *      6.5.16.1p3).
 *
 * Only variables that survive some suspension take part: the others stay C locals.
 *
 * It leaves: variables whose spans are apart can share a place, whether they live in the frame all the
 * time or are saved and restored, and no value that is read changes.
 *
 * Cost: events, and the blocks in which each variable is needed. */
#include "base/fault.h"
#include "flow/liveness.h"
#include "flow/sets.h"

/* Where blocks begin and end.  Points are numbered in the order of the text; a block has one for its
 * beginning and one for each event. */
struct text {
    int n;
    int *begin;
    int *store; /* by point: that of the first event from there on that is no read, or -1 if it is no write */
};

static int end_of(const struct text *text, const struct cfg *cfg, block_id b)
{
    return text->begin[b] + cfg->blocks.at[b].events.n;
}

static void find_points(struct text *text, const struct cfg *cfg, struct arena *scratch)
{
    block_id *placed = ARENA_ARRAY(scratch, block_id, cfg->n_places + 1);
    int point = 0;
    text->begin = ARENA_ARRAY(scratch, int, cfg->blocks.n + 1);
    for (int b = 0; b < cfg->blocks.n; b++)
        if (cfg->blocks.at[b].place)
            placed[cfg->blocks.at[b].place - 1] = b;
    for (int i = 0; i < cfg->n_places; i++) {
        text->begin[placed[i]] = point;
        point += cfg->blocks.at[placed[i]].events.n + 1;
    }
    for (int b = 0; b < cfg->blocks.n; b++)
        if (!cfg->blocks.at[b].place)
            text->begin[b] = point++;
    text->n = point;
}

/* The last of the stores that the next blocks begin with. */
static int next_store(const struct text *text, const struct block *block)
{
    int last = -1;
    for (int e = 0; e < block->next.n; e++)
        if (last < text->store[text->begin[block->next.at[e]]])
            last = text->store[text->begin[block->next.at[e]]];
    return last;
}

/* Blocks of reads only lead on to others: the arms of ?:.  (No statement goes round a loop of them.) */
static void find_stores(struct text *text, const struct order *order, struct arena *scratch)
{
    text->store = ARENA_ARRAY(scratch, int, text->n + 1);
    for (int i = 0; i < text->n; i++)
        text->store[i] = -1;
    for (int i = order->n - 1; i >= 0; i--) {
        const struct block *block = &order->cfg->blocks.at[order->blocks[i]];
        int begin = text->begin[order->blocks[i]], store = next_store(text, block);
        for (int e = block->events.n - 1; e >= 0; e--) {
            enum event_kind kind = block->events.at[e].kind;
            if (kind == EVENT_WRITE || kind == EVENT_ADDRESS)
                store = begin + 1 + e;
            else if (kind != EVENT_READ)
                store = -1;
            text->store[begin + 1 + e] = store;
        }
        text->store[begin] = store;
    }
}

static void reach(struct span *span, int point)
{
    if (span->to < 0 || span->from > point)
        span->from = point;
    if (span->to < point)
        span->to = point;
}

static void reach_all(struct span *spans, int batch, uint64_t vars, int point)
{
    for (; vars; vars &= vars - 1)
        reach(&spans[64 * batch + __builtin_ctzll(vars)], point);
}

/* 1 */
static void at_borders(struct span *spans, const struct text *text, const struct dataflow *flow)
{
    const struct cfg *cfg = flow->order->cfg;
    for (int i = 0; i < flow->touched.n; i++) {
        block_id b = flow->touched.at[i];
        bool only = flow_fault("conflicts-only-suspensions");
        if (!only)
            reach_all(spans, flow->batch, dataflow_in(flow, b), text->begin[b]);
        if (!only || suspension_of(&cfg->blocks.at[b]) >= 0)
            reach_all(spans, flow->batch, dataflow_out(flow, b), end_of(text, cfg, b));
    }
}

/* 2, 3 */
static void at_events(struct span *spans, const struct text *text, const struct dataflow *escapes)
{
    const struct order *order = escapes->order;
    uint64_t escaped = 0;
    for (int i = order->first_use[escapes->batch]; i < order->first_use[escapes->batch + 1]; i++) {
        struct use use = order->uses[i];
        struct span *span = &spans[use.event.id];
        uint64_t bit = (uint64_t)1 << (use.event.id & 63);
        int point = text->begin[use.block] + 1 + use.index;
        if (i == order->first_use[escapes->batch] || order->uses[i - 1].block != use.block)
            escaped = dataflow_in(escapes, use.block);
        if (use.event.kind == EVENT_ON || use.event.kind == EVENT_OFF) {
            if (escaped & bit)
                reach(span, point - 1);
            escaped &= ~bit;
            continue;
        }
        if (use.event.kind == EVENT_ADDRESS) {
            if (flow_fault("conflicts-ignore-address"))
                continue;
            escaped |= bit;
        }
        reach(span, point);
        if (use.event.kind == EVENT_READ && text->store[point] >= 0)
            reach(span, text->store[point]);
    }
}

struct span *conflicts_run(struct cfg *cfg, const struct sets *live)
{
    struct arena scratch = {0};
    struct text text;
    struct order *order = order_new(&scratch, cfg);
    struct dataflow *values = dataflow_new(&scratch, order);
    struct dataflow *escapes = dataflow_new(&scratch, order);
    struct span *spans = ARENA_ARRAY(cfg->arena, struct span, cfg->n_vars + 1);
    find_points(&text, cfg, &scratch);
    find_stores(&text, order, &scratch);
    for (int v = 0; v < cfg->n_vars; v++)
        spans[v].to = -1;
    for (int k = 0; k < order->n_batches; k++) {
        liveness_values(values, k);
        liveness_escapes(escapes, k);
        at_borders(spans, &text, values);
        if (!flow_fault("conflicts-ignore-address"))
            at_borders(spans, &text, escapes);
        if (!flow_fault("conflicts-only-suspensions"))
            at_events(spans, &text, escapes);
    }
    for (int v = 0; v < cfg->n_vars; v++)
        if (!sets_next(live, v, NULL))
            spans[v] = (struct span){0, -1};
    arena_free(&scratch);
    return spans;
}
