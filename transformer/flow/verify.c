/* The second opinion: do the sets that the other analyses gave really keep every value?
 *
 * A forgotten variable is the bug that prints the right answer by luck, so this file comes to the
 * same facts by another way: no bit vectors, no fixpoint, and nothing of dataflow.c; one
 * depth-first search for each variable that asks "can this value be lost?".
 *
 *   block 0: write 0; write 1; suspend 0; -> 1        live[0] = {0}?
 *   block 1: write 0; suspend 1; -> 1 2               Variable 1 is not in it: start behind
 *   block 2: read 0; read 1;                          suspension 0, walk 1 (no mention of 1), then
 *                                                     2: read 1 -> "variable 1 is lost at 0".
 *                                                     Variable 0 is not in live[1] either: walk
 *                                                     1 (write 0: stop), 2: read 0 -> lost at 1.
 *
 * This is definite assignment turned round (Java Language Specification, chapter 16): a
 * suspension unassigns what it does not keep, a write assigns, and a read of something that may
 * be unassigned is an error.  All suspensions that do not keep a variable are starts of one
 * search, since one path from any of them is enough.
 *
 * Cost: variables * (blocks + edges) at worst, with one array look-up for a block that does not
 * mention the variable, whatever the number of suspensions. */
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

/* A set of another size, or bits behind its end, would be read as variables somewhere else. */
static const char *bad_sets(const struct cfg *cfg, const struct bitset *sets, const char *name)
{
    for (int s = 0; s < cfg->n_suspends; s++) {
        if (sets[s].n != cfg->n_vars)
            return arena_printf(cfg->arena, "%s[%d] is a set of %d, there are %d variables", name,
                                s, sets[s].n, cfg->n_vars);
        int rest = cfg->n_vars & 63;
        uint64_t beyond = rest ? sets[s].words[cfg->n_vars >> 6] >> rest : 0;
        for (int i = 0; beyond; i++, beyond >>= 1)
            if (beyond & 1)
                return arena_printf(cfg->arena, "%s[%d] holds variable %d, which is not there",
                                    name, s, cfg->n_vars + i);
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

/* ---- the checks ---- */

static const char *check_live(struct search *search, struct mention *ends, int n_ends)
{
    const struct cfg *cfg = search->cfg;
    for (int v = 0; v < cfg->n_vars; v++) {
        if (search->group_start[v] == search->group_start[v + 1])
            continue; /* nobody reads it */
        search_group(search, v);
        search_begin(search, LOST_READ, v);
        for (int i = 0; i < n_ends; i++)
            if (!bitset_has(&search->live[ends[i].event.id], v) && !search_from(search, ends[i]))
                return arena_printf(cfg->arena,
                                    "variable %d does not survive suspension %d (block %d), but is "
                                    "%s behind it in block %d",
                                    v, search->start.event.id, search->start.block,
                                    event_verb(search->hit.event.kind), search->hit.block);
        if (!search_behind(search, ESCAPED_LOST, v, EVENT_ADDRESS))
            return arena_printf(cfg->arena,
                                "variable %d does not survive suspension %d (block %d), but its "
                                "address was taken in block %d",
                                v, search->hit.event.id, search->hit.block, search->start.block);
    }
    return NULL;
}

/* All reachable blocks that end in a suspension. */
static struct mention *find_ends(struct search *search, int *n)
{
    const struct cfg *cfg = search->cfg;
    struct mention *ends = ARENA_ARRAY(&search->scratch, struct mention, cfg->blocks.n + 1);
    *n = 0;
    for (int b = 0; b < cfg->blocks.n; b++) {
        const struct block *block = &cfg->blocks.at[b];
        int last = block->events.n - 1;
        if (search->reachable[b] && last >= 0 && block->events.at[last].kind == EVENT_SUSPEND)
            ends[(*n)++] = (struct mention){b, last, block->events.at[last]};
    }
    return ends;
}

const char *verify_run(struct cfg *cfg, const struct bitset *live)
{
    const char *message = malformed(cfg);
    if (!message)
        message = bad_sets(cfg, live, "live");
    if (message)
        return message;
    struct search search;
    int n_ends;
    search_open(&search, cfg, live);
    search_by_variable(&search);
    struct mention *ends = find_ends(&search, &n_ends);
    message = check_live(&search, ends, n_ends);
    search_close(&search);
    return message;
}

const char *verify_dirty(struct cfg *cfg, const struct bitset *live, const struct bitset *dirty)
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
        if (!search_behind(&search, WRITE_UNSAVED, v, EVENT_WRITE)
            || !search_behind(&search, ESCAPE_UNSAVED, v, EVENT_ADDRESS))
            message = arena_printf(cfg->arena,
                                   "variable %d is not saved at suspension %d (block %d), but may "
                                   "have been written since block %d",
                                   v, search.hit.event.id, search.hit.block, search.start.block);
    }
    search_close(&search);
    return message;
}

/* v against all others of its slot: what they write must not be what v still holds. */
static const char *check_slot_mate(struct search *search, var_id v)
{
    const struct cfg *cfg = search->cfg;
    search_begin(search, LOST_READ, v);
    for (int i = search->group_start[search->group];
         i < search->group_start[search->group + 1]; i++) {
        struct mention mention = search->mentions[i];
        bool writes = mention.event.kind == EVENT_WRITE || mention.event.kind == EVENT_ADDRESS;
        if (mention.event.id != v && writes && !search_from(search, mention))
            return arena_printf(cfg->arena,
                                "variables %d and %d share a place: what block %d stores in %d "
                                "destroys %d, which is %s in block %d",
                                v, search->start.event.id, search->start.block,
                                search->start.event.id, v, event_verb(search->hit.event.kind),
                                search->hit.block);
    }
    if (!search_behind(search, ESCAPED_SHARED, v, EVENT_ADDRESS))
        return arena_printf(cfg->arena,
                            "variables %d and %d share a place: the address of %d is known since "
                            "block %d, and %d is %s in block %d",
                            v, search->hit.event.id, v, search->start.block, search->hit.event.id,
                            event_verb(search->hit.event.kind), search->hit.block);
    return NULL;
}

/* Two variables that one suspension keeps and that have one slot. */
static const char *check_kept_together(const struct search *search, const int *slot, int *holder)
{
    const struct cfg *cfg = search->cfg;
    for (int s = 0; s < cfg->n_suspends; s++)
        for (int v = 0; v < cfg->n_vars; v++) {
            if (slot[v] < 0 || !bitset_has(&search->live[s], v))
                continue;
            int *last = &holder[2 * slot[v]]; /* the suspension + 1 looked at last, its variable */
            if (last[0] == s + 1)
                return arena_printf(cfg->arena,
                                    "variables %d and %d share a place, but both survive "
                                    "suspension %d",
                                    last[1], v, s);
            last[0] = s + 1;
            last[1] = v;
        }
    return NULL;
}

const char *verify_slots(struct cfg *cfg, const struct bitset *live, const int *slot)
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
    int *members = ARENA_ARRAY(&search.scratch, int, cfg->n_vars + 1);
    for (int v = 0; v < cfg->n_vars; v++)
        if (slot[v] >= 0)
            members[slot[v]]++;
    message = check_kept_together(&search, slot,
                                  ARENA_ARRAY(&search.scratch, int, 2 * cfg->n_vars + 2));
    if (!message)
        search_group_mentions(&search, cfg->n_vars, slot);
    int entered = -1;
    for (int v = 0; v < cfg->n_vars && !message; v++) {
        if (slot[v] < 0 || members[slot[v]] < 2)
            continue;
        if (entered != slot[v])
            search_group(&search, entered = slot[v]);
        message = check_slot_mate(&search, v);
    }
    search_close(&search);
    return message;
}
