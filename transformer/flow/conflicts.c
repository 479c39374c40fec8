/* Which variables of the frame may not share a place.
 *
 * The idea: a variable is *needed* at a point if its value may still be used (liveness_values) or
 * its address is known to others (liveness_escapes).  Putting a where b is does harm exactly
 * when a is written while b is needed.
 *
 *   int a = f();                 block 0: write 0; suspend 0; -> 1
 *   await td_yield();            block 1: read 0; -> 2
 *   use(a);                      block 2: write 1; read 1; suspend 1; -> 3
 *   int b = g();                 block 3: read 1;
 *   use(b); await td_yield();
 *   use(b);                      at `write 1` variable 0 is not needed: one place for both
 *
 * Two variables conflict if
 *   1. one suspension keeps both: they are saved side by side;
 *   2. one is written, or its address taken, where the other is needed right behind the event
 *      (interference at definitions: Chaitin et al., "Register allocation via coloring", 1981).
 *      A write counts even if nobody reads what it wrote: it overwrites the place all the same.
 *      Writes through a pointer need no event of their own: if a is escaped where b is needed,
 *      then the later of `address a` and b's write saw the other one;
 *   3. one is read and the other written by the same statement, as far as events show it: reads
 *      that stand directly before a write, branches of ?: included.  `a = b.part` may not copy
 *      between places that overlap in part (C11 6.5.16.1p3).
 *
 * Only variables that survive some suspension take part: the others stay C locals.
 *
 * It leaves: symmetric, irreflexive; sharing a place among variables that do not conflict changes
 * no value that is read, whether they live in the frame all the time or are saved and restored.
 *
 * Cost: words = variables / 64.  Data flow over blocks * words, then one row operation of `words`
 * for each write, and one for each member of each different live set; never variables squared for
 * each block. */
#include "base/fault.h"
#include "flow/liveness.h"

/* The reads that no other event separates from this point; one block behind another as if they
 * were one. */
static struct dataflow *reads_before(struct arena *scratch, const struct cfg *cfg)
{
    struct dataflow *flow = dataflow_new(scratch, cfg, cfg->n_vars);
    for (int p = 0; p < flow->n_order; p++) {
        block_id b = flow->order[p];
        const struct block *block = &cfg->blocks.at[b];
        int i = block->events.n;
        while (i > 0 && block->events.at[i - 1].kind == EVENT_READ)
            bitset_add(&flow->gen[b], block->events.at[--i].id);
        if (i > 0)
            bitset_fill(&flow->kill[b]);
    }
    dataflow_forward(flow);
    return flow;
}

/* Rule 2 for needed values: backward through a block from what is live behind it. */
static void at_writes_values(const struct block *block, struct bitset *needed,
                             const struct bitset *survivors, struct bitset *rows)
{
    for (int i = block->events.n - 1; i >= 0; i--) {
        struct event event = block->events.at[i];
        switch (event.kind) {
        case EVENT_WRITE:
        case EVENT_ADDRESS:
            if (bitset_has(survivors, event.id))
                bitset_union(&rows[event.id], needed);
            if (event.kind == EVENT_WRITE)
                bitset_remove(needed, event.id);
            else
                bitset_add(needed, event.id);
            break;
        case EVENT_READ:
            bitset_add(needed, event.id);
            break;
        case EVENT_ON:
        case EVENT_OFF:
            bitset_remove(needed, event.id);
            break;
        case EVENT_SUSPEND:
            break;
        }
    }
}

/* Rule 2 for escaped variables and rule 3: forward through a block. */
static void at_writes_others(const struct block *block, struct bitset *escaped,
                             struct bitset *read, const struct bitset *survivors,
                             struct bitset *rows)
{
    bool any_read = true;
    for (int i = 0; i < block->events.n; i++) {
        struct event event = block->events.at[i];
        if (event.kind == EVENT_READ) {
            bitset_add(read, event.id);
            any_read = true;
            continue;
        }
        if (event.kind == EVENT_ADDRESS)
            bitset_add(escaped, event.id);
        else if (event.kind == EVENT_ON || event.kind == EVENT_OFF)
            bitset_remove(escaped, event.id);
        if ((event.kind == EVENT_WRITE || event.kind == EVENT_ADDRESS)
            && bitset_has(survivors, event.id)) {
            if (!flow_fault("conflicts-ignore-address"))
                bitset_union(&rows[event.id], escaped);
            if (event.kind == EVENT_WRITE && any_read)
                bitset_union(&rows[event.id], read);
        }
        if (any_read)
            bitset_clear(read);
        any_read = false;
    }
}

static uint64_t hash_set(const struct bitset *set)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a, by words */
    for (int i = 0, words = bitset_words(set->n); i < words; i++)
        hash = (hash ^ set->words[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}

/* Rule 1. In a long function many suspensions keep the same variables: each set counts once. */
static void at_suspensions(const struct cfg *cfg, const struct bitset *live, struct bitset *rows,
                           struct arena *scratch)
{
    int buckets = 16;
    while (buckets < 2 * cfg->n_suspends)
        buckets *= 2;
    const struct bitset **seen = ARENA_ARRAY(scratch, const struct bitset *, buckets);
    for (int s = 0; s < cfg->n_suspends; s++) {
        int at = (int)(hash_set(&live[s]) & (uint64_t)(buckets - 1));
        while (seen[at] && !bitset_equal(seen[at], &live[s]))
            at = (at + 1) & (buckets - 1);
        if (seen[at])
            continue;
        seen[at] = &live[s];
        for (int v = bitset_next(&live[s], 0); v >= 0; v = bitset_next(&live[s], v + 1))
            bitset_union(&rows[v], &live[s]);
    }
}

/* n_vars sets in the graph's arena; all that survive nothing have one empty set in common. */
struct bitset *conflicts_run(struct cfg *cfg, const struct bitset *live)
{
    struct arena scratch = {0};
    struct bitset survivors = bitset_new(&scratch, cfg->n_vars);
    for (int s = 0; s < cfg->n_suspends; s++)
        bitset_union(&survivors, &live[s]);

    struct bitset *rows = ARENA_ARRAY(cfg->arena, struct bitset, cfg->n_vars + 1);
    struct bitset none = bitset_new(cfg->arena, cfg->n_vars);
    for (int v = 0; v < cfg->n_vars; v++)
        rows[v] = bitset_has(&survivors, v) ? bitset_new(cfg->arena, cfg->n_vars) : none;

    at_suspensions(cfg, live, rows, &scratch);
    if (!flow_fault("conflicts-only-suspensions")) {
        struct dataflow *values = liveness_values(&scratch, cfg);
        struct dataflow *escapes = liveness_escapes(&scratch, cfg);
        struct dataflow *reads = reads_before(&scratch, cfg);
        for (int p = 0; p < values->n_order; p++) {
            block_id b = values->order[p];
            const struct block *block = &cfg->blocks.at[b];
            /* the sets of the data flow are not used again: walked in place */
            at_writes_values(block, &values->out[b], &survivors, rows);
            at_writes_others(block, &escapes->in[b], &reads->in[b], &survivors, rows);
        }
    }
    for (int v = bitset_next(&survivors, 0); v >= 0; v = bitset_next(&survivors, v + 1)) {
        bitset_intersect(&rows[v], &survivors);
        bitset_remove(&rows[v], v);
    }
    for (int v = bitset_next(&survivors, 0); v >= 0; v = bitset_next(&survivors, v + 1))
        for (int w = bitset_next(&rows[v], 0); w >= 0; w = bitset_next(&rows[v], w + 1))
            bitset_add(&rows[w], v);
    arena_free(&scratch);
    return rows;
}
