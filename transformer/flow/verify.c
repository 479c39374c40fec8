/* The second opinion: do the sets that the other analyses gave really keep every value?
 *
 * A forgotten variable is the bug that prints the right answer by luck, so this file comes to the
 * same facts by another way: no bit vectors, no fixpoint, and nothing of dataflow.c; one
 * depth-first search for each variable that asks "can this value be lost?".
 *
 *   block 0: write 0; write 1; suspend 0; -> 1        live[0] = {0}?
 *   block 1: write 0; suspend 1; -> 1 2               Variable 1: start before its read in block 2;
 *   block 2: read 0; read 1;                          go back to 1: suspension 1 keeps it?, 1 does
 *                                                     not mention it; back to 0: suspension 0 does not
 *                                                     keep it -> "variable 1 is lost at 0".
 *                                                     Variable 0: back to 1: suspension 1 does not
 *                                                     keep it either -> lost at 1.
 *
 * This is definite assignment turned round (Java Language Specification, chapter 16): a
 * suspension unassigns what it does not keep, a write assigns, and a read of something that may
 * be unassigned is an error.  All uses of a variable are starts of one search, since one path to any
 * of them is enough.
 *
 * Cost: for each variable the blocks in which its value may still be used, or its address be known, with
 * one array look-up for a block that does not mention it. */
#include "flow/search.h"

static const char *malformed(const struct cfg *cfg)
{
    for (int b = 0; b < cfg->blocks.n; b++) {
        const struct block *block = &cfg->blocks.at[b];
        for (int i = 0; i < block->events.n; i++) {
            struct event event = block->events.at[i];
            bool suspends = event.kind == EVENT_SUSPEND;
            if (event.id < 0 || event.id >= (suspends ? cfg->n_suspends : cfg->n_vars))
                return arena_printf(cfg->arena,
                                    "block %d: event %d names %s %d, which is not there", b, i,
                                    suspends ? "suspension" : "variable", event.id);
            if (suspends && i != block->events.n - 1)
                return arena_printf(cfg->arena, "block %d goes on behind suspension %d", b,
                                    event.id);
        }
        for (int i = 0; i < block->next.n; i++)
            if (block->next.at[i] < 0 || block->next.at[i] >= cfg->blocks.n)
                return arena_printf(cfg->arena, "block %d leads to block %d, which is not there", b,
                                    block->next.at[i]);
    }
    return NULL;
}

static const char *event_verb(enum event_kind kind)
{
    switch (kind) {
    case EVENT_READ:
        return "read";
    case EVENT_WRITE:
        return "written";
    default:
        return "used by address";
    }
}

/* Sets of another size, runs that are not in order, or bits beyond the last variable would be read as
 * something else. */
static const char *bad_sets(const struct cfg *cfg, const struct sets *sets, const char *name)
{
    if (sets->n_vars != cfg->n_vars || sets->n_suspends != cfg->n_suspends)
        return arena_printf(cfg->arena, "%s has %d sets of %d, there are %d suspensions and %d variables",
                            name, sets->n_suspends, sets->n_vars, cfg->n_suspends, cfg->n_vars);
    for (int k = 0; k < sets->n_batches; k++) {
        int rest = cfg->n_vars - 64 * k, last = -1;
        for (int i = 0; i < sets->batches[k].runs.n; i++) {
            struct run run = sets->batches[k].runs.at[i];
            if (run.from <= last || run.to < run.from || run.to >= cfg->n_suspends)
                return arena_printf(cfg->arena, "%s: suspensions %d to %d are out of order", name,
                                    run.from, run.to);
            uint64_t beyond = rest < 64 ? run.vars >> rest : 0;
            if (beyond)
                return arena_printf(cfg->arena, "%s[%d] holds variable %d, which is not there", name,
                                    run.from, cfg->n_vars + __builtin_ctzll(beyond));
            last = run.to;
        }
    }
    return NULL;
}

/* ---- the checks ---- */

static const char *check_live(struct search *search)
{
    const struct cfg *cfg = search->cfg;
    for (int v = 0; v < cfg->n_vars; v++) {
        if (search->group_start[v] == search->group_start[v + 1])
            continue; /* nobody reads it */
        search_group(search, v);
        if (!search_from_uses(search, READ_LOST, v))
            return arena_printf(cfg->arena,
                                "variable %d does not survive suspension %d (block %d), but is "
                                "%s after it in block %d",
                                v, search->hit.event.id, search->hit.block,
                                event_verb(search->start.event.kind), search->start.block);
        if (!search_from_addresses(search, ESCAPED_LOST, v))
            return arena_printf(cfg->arena,
                                "variable %d does not survive suspension %d (block %d), but its "
                                "address was taken in block %d",
                                v, search->hit.event.id, search->hit.block, search->start.block);
    }
    return NULL;
}

const char *verify_run(struct cfg *cfg, const struct sets *live)
{
    const char *message = malformed(cfg);
    if (!message)
        message = bad_sets(cfg, live, "live");
    if (message)
        return message;
    struct search search;
    search_open(&search, cfg, live);
    search_by_variable(&search);
    message = check_live(&search);
    search_close(&search);
    return message;
}

static const char *unsaved(const struct search *search, var_id v, struct mention suspension,
                           struct mention write)
{
    return arena_printf(search->cfg->arena,
                        "variable %d is not saved at suspension %d (block %d), but may have been "
                        "written since block %d",
                        v, suspension.event.id, suspension.block, write.block);
}

/* From each suspension that keeps v and does not save it. */
static bool search_clean(struct search *search, var_id v)
{
    search_begin(search, KEPT_UNSAVED, v);
    for (const struct run *run = sets_next(search->live, v, NULL); run;
         run = sets_next(search->live, v, run))
        for (suspend_id s = run->from; s <= run->to; s++) {
            if (sets_have(search->dirty, s, v))
                continue;
            for (int i = search->first_end[s]; i < search->first_end[s + 1]; i++) {
                block_id b = search->ends[i];
                int last = search->cfg->blocks.at[b].events.n - 1;
                if (!search_from(search, (struct mention){b, last, {EVENT_SUSPEND, s}}))
                    return false;
            }
        }
    return true;
}

const char *verify_dirty(struct cfg *cfg, const struct sets *live, const struct sets *dirty)
{
    const char *message = malformed(cfg);
    if (!message)
        message = bad_sets(cfg, live, "live");
    if (!message)
        message = bad_sets(cfg, dirty, "dirty");
    if (message)
        return message;
    struct search search;
    search_open(&search, cfg, live);
    search.dirty = dirty;
    search_by_variable(&search);
    for (int v = 0; v < cfg->n_vars && !message; v++) {
        search_group(&search, v);
        if (!search_clean(&search, v))
            message = unsaved(&search, v, search.start, search.hit);
        else if (!search_from_addresses(&search, ESCAPED_UNSAVED, v))
            message = unsaved(&search, v, search.hit, search.start);
    }
    search_close(&search);
    return message;
}

/* v against all others of its slot: what they write must not be what v still holds. */
static const char *check_slot_mate(struct search *search, var_id v)
{
    const struct cfg *cfg = search->cfg;
    if (!search_from_uses(search, READ_DESTROYED, v))
        return arena_printf(cfg->arena,
                            "variables %d and %d share a place: what block %d stores in %d "
                            "destroys %d, which is %s in block %d",
                            v, search->hit.event.id, search->hit.block, search->hit.event.id, v,
                            event_verb(search->start.event.kind), search->start.block);
    if (!search_from_addresses(search, ESCAPED_SHARED, v))
        return arena_printf(cfg->arena,
                            "variables %d and %d share a place: the address of %d is known since "
                            "block %d, and %d is %s in block %d",
                            v, search->hit.event.id, v, search->start.block, search->hit.event.id,
                            event_verb(search->hit.event.kind), search->hit.block);
    return NULL;
}

/* Two variables that one suspension keeps and that have one slot.  `holder`: per suspension the variable
 * of the slot at hand that it keeps, valid if `slot_of` is that slot. */
static const char *check_kept_together(const struct search *search, var_id v, int slot, var_id *holder,
                                       int *slot_of)
{
    for (const struct run *run = sets_next(search->live, v, NULL); run;
         run = sets_next(search->live, v, run))
        for (suspend_id s = run->from; s <= run->to; s++) {
            if (slot_of[s] == slot + 1)
                return arena_printf(search->cfg->arena,
                                    "variables %d and %d share a place, but both survive "
                                    "suspension %d",
                                    holder[s], v, s);
            slot_of[s] = slot + 1;
            holder[s] = v;
        }
    return NULL;
}

/* The variables by slot: members[first[k] .. first[k + 1]) */
static var_id *find_members(struct search *search, const int *slot, int *first)
{
    int n = search->cfg->n_vars;
    var_id *members = ARENA_ARRAY(&search->scratch, var_id, n + 1);
    for (int v = 0; v < n; v++)
        if (slot[v] >= 0)
            first[slot[v] + 2]++;
    for (int k = 0; k < n; k++)
        first[k + 2] += first[k + 1];
    for (int v = 0; v < n; v++)
        if (slot[v] >= 0)
            members[first[slot[v] + 1]++] = v;
    return members;
}

const char *verify_slots(struct cfg *cfg, const struct sets *live, const int *slot)
{
    const char *message = malformed(cfg);
    if (!message)
        message = bad_sets(cfg, live, "live");
    for (int v = 0; v < cfg->n_vars && !message; v++)
        if (slot[v] < -1 || slot[v] >= cfg->n_vars)
            message = arena_printf(cfg->arena, "variable %d has slot %d of at most %d", v, slot[v],
                                   cfg->n_vars);
    if (message)
        return message;
    struct search search;
    search_open(&search, cfg, live);
    int *first = ARENA_ARRAY(&search.scratch, int, cfg->n_vars + 2);
    var_id *members = find_members(&search, slot, first);
    var_id *holder = ARENA_ARRAY(&search.scratch, var_id, cfg->n_suspends + 1);
    int *slot_of = ARENA_ARRAY(&search.scratch, int, cfg->n_suspends + 1);
    search_by_slot(&search, slot);
    for (int k = 0; k < cfg->n_vars && !message; k++) {
        if (first[k + 1] - first[k] < 2)
            continue;
        search_group(&search, k);
        for (int i = first[k]; i < first[k + 1] && !message; i++)
            message = check_kept_together(&search, members[i], k, holder, slot_of);
        for (int i = first[k]; i < first[k + 1] && !message; i++)
            message = check_slot_mate(&search, members[i]);
    }
    search_close(&search);
    return message;
}
