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
#include "flow/cfg.h"

#include <string.h>

/* An event, and where it is. */
struct mention {
    block_id block;
    int index;
    struct event event;
};

enum rule {
    LOST_READ,      /* start behind what destroys v; a use of v before an assignment is wrong */
    ESCAPED_LOST,   /* start behind ADDRESS v; until ON, OFF every suspension must keep it */
    WRITE_UNSAVED,  /* start behind WRITE v; the next suspension that keeps v must save it */
    ESCAPE_UNSAVED, /* start behind ADDRESS v; until ON, OFF all that keep v must save it */
    ESCAPED_SHARED  /* start behind ADDRESS v; until ON, OFF no slot mate may be written */
};

struct search {
    const struct cfg *cfg;
    struct arena scratch;
    bool *reachable;
    /* Mentions by group (a variable, or all variables of a slot), each in order of place:
     * mentions[group_start[g] .. group_start[g + 1]). */
    int *group_start;
    struct mention *mentions;
    /* For the group at hand: where the mentions in a block begin, valid if head_group matches. */
    int *head, *head_group;
    int group;
    /* For the search at hand. */
    enum rule rule;
    var_id var;
    const struct bitset *live, *dirty;
    int *seen, number;      /* block -> the number of the search that saw it last */
    struct mention *origin; /* block -> the start from where it was seen */
    block_id *stack;
    int depth;
    struct mention start, hit; /* what to say when it found something */
};

/* ---- preparing ---- */

static const char *malformed(const struct cfg *cfg)
{
    for (int b = 0; b < cfg->blocks.n; b++) {
        const struct block *block = &cfg->blocks.at[b];
        for (int i = 0; i < block->events.n; i++) {
            struct event event = block->events.at[i];
            bool suspends = event.kind == EVENT_SUSPEND;
            if (event.id < 0 || event.id >= (suspends ? cfg->n_suspends : cfg->n_vars))
                return arena_printf(cfg->arena, "block %d: event %d names %s %d, which is not there",
                                    b, i, suspends ? "suspension" : "variable", event.id);
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
            return arena_printf(cfg->arena, "%s[%d] is a set of %d, there are %d variables", name, s,
                                sets[s].n, cfg->n_vars);
        int rest = cfg->n_vars & 63;
        uint64_t beyond = rest ? sets[s].words[cfg->n_vars >> 6] >> rest : 0;
        for (int i = 0; beyond; i++, beyond >>= 1)
            if (beyond & 1)
                return arena_printf(cfg->arena, "%s[%d] holds variable %d, which is not there", name,
                                    s, cfg->n_vars + i);
    }
    return NULL;
}

static void mark_reachable(struct search *search)
{
    const struct cfg *cfg = search->cfg;
    if (cfg->blocks.n == 0)
        return;
    search->reachable[0] = true;
    search->stack[search->depth++] = 0;
    while (search->depth > 0) {
        const struct block *block = &cfg->blocks.at[search->stack[--search->depth]];
        for (int i = 0; i < block->next.n; i++) {
            block_id to = block->next.at[i];
            if (!search->reachable[to]) {
                search->reachable[to] = true;
                search->stack[search->depth++] = to;
            }
        }
    }
}

/* group_of[v]: 0..n_groups-1, or -1 for a variable that is not asked about. */
static void group_mentions(struct search *search, int n_groups, const int *group_of)
{
    const struct cfg *cfg = search->cfg;
    int *start = ARENA_ARRAY(&search->scratch, int, n_groups + 2);
    for (int pass = 0; pass < 2; pass++) {
        for (int b = 0; b < cfg->blocks.n; b++) {
            if (!search->reachable[b])
                continue;
            const struct block *block = &cfg->blocks.at[b];
            for (int i = 0; i < block->events.n; i++) {
                struct event event = block->events.at[i];
                int group = event.kind == EVENT_SUSPEND ? -1 : group_of[event.id];
                if (group < 0)
                    continue;
                if (pass == 0)
                    start[group + 2]++;
                else
                    search->mentions[start[group + 1]++] = (struct mention){b, i, event};
            }
        }
        if (pass == 0) {
            for (int g = 0; g < n_groups; g++)
                start[g + 2] += start[g + 1];
            search->mentions = ARENA_ARRAY(&search->scratch, struct mention, start[n_groups + 1] + 1);
        }
    }
    search->group_start = start; /* the second pass moved each start to where its group begins */
}

static void search_open(struct search *search, struct cfg *cfg, const struct bitset *live)
{
    int n = cfg->blocks.n + 1;
    memset(search, 0, sizeof *search);
    search->cfg = cfg;
    search->live = live;
    search->reachable = ARENA_ARRAY(&search->scratch, bool, n);
    search->head = ARENA_ARRAY(&search->scratch, int, n);
    search->head_group = ARENA_ARRAY(&search->scratch, int, n);
    search->seen = ARENA_ARRAY(&search->scratch, int, n);
    search->origin = ARENA_ARRAY(&search->scratch, struct mention, n);
    search->stack = ARENA_ARRAY(&search->scratch, block_id, n);
    for (int b = 0; b < n; b++)
        search->head_group[b] = -1;
    mark_reachable(search);
}

/* Each variable is a group of its own. */
static void group_by_variable(struct search *search)
{
    int *group_of = ARENA_ARRAY(&search->scratch, int, search->cfg->n_vars + 1);
    for (int v = 0; v < search->cfg->n_vars; v++)
        group_of[v] = v;
    group_mentions(search, search->cfg->n_vars, group_of);
}

static void enter_group(struct search *search, int group)
{
    search->group = group;
    for (int i = search->group_start[group + 1] - 1; i >= search->group_start[group]; i--) {
        search->head[search->mentions[i].block] = i;
        search->head_group[search->mentions[i].block] = group;
    }
}

/* ---- searching ---- */

enum outcome { PASSES, STOPS, FAILS };

static enum outcome at_mention(const struct search *search, const struct mention *mention)
{
    enum event_kind kind = mention->event.kind;
    if (mention->event.id != search->var)
        return search->rule == ESCAPED_SHARED && (kind == EVENT_WRITE || kind == EVENT_ADDRESS)
                   ? FAILS
                   : PASSES;
    if (kind == EVENT_ON || kind == EVENT_OFF)
        return STOPS;
    switch (search->rule) {
    case LOST_READ:
        return kind == EVENT_WRITE ? STOPS : FAILS;
    case WRITE_UNSAVED: /* behind another write starts another search */
        return kind == EVENT_WRITE ? STOPS : PASSES;
    case ESCAPED_LOST:
    case ESCAPE_UNSAVED:
    case ESCAPED_SHARED:
        break;
    }
    return PASSES;
}

static enum outcome at_suspension(const struct search *search, suspend_id s)
{
    bool kept = bitset_has(&search->live[s], search->var);
    switch (search->rule) {
    case ESCAPED_LOST:
        return kept ? PASSES : FAILS;
    case WRITE_UNSAVED:
    case ESCAPE_UNSAVED:
        if (kept && !bitset_has(&search->dirty[s], search->var))
            return FAILS;
        return kept && search->rule == WRITE_UNSAVED ? STOPS : PASSES;
    case LOST_READ:
    case ESCAPED_SHARED:
        break;
    }
    return PASSES;
}

/* Walks a block behind event `after` (-1: all of it). */
static enum outcome walk_block(struct search *search, block_id b, int after)
{
    const struct block *block = &search->cfg->blocks.at[b];
    if (search->head_group[b] == search->group) {
        int end = search->group_start[search->group + 1];
        for (int i = search->head[b]; i < end && search->mentions[i].block == b; i++) {
            if (search->mentions[i].index <= after)
                continue;
            enum outcome outcome = at_mention(search, &search->mentions[i]);
            if (outcome == FAILS)
                search->hit = search->mentions[i];
            if (outcome != PASSES)
                return outcome;
        }
    }
    int last = block->events.n - 1;
    if (last > after && block->events.at[last].kind == EVENT_SUSPEND) {
        enum outcome outcome = at_suspension(search, block->events.at[last].id);
        if (outcome == FAILS)
            search->hit = (struct mention){b, last, block->events.at[last]};
        return outcome;
    }
    return PASSES;
}

static void search_begin(struct search *search, enum rule rule, var_id var)
{
    search->rule = rule;
    search->var = var;
    search->number++;
}

static void push_next(struct search *search, block_id b, struct mention origin)
{
    const struct block *block = &search->cfg->blocks.at[b];
    for (int i = 0; i < block->next.n; i++) {
        block_id to = block->next.at[i];
        if (search->seen[to] != search->number) {
            search->seen[to] = search->number;
            search->origin[to] = origin;
            search->stack[search->depth++] = to;
        }
    }
}

/* Searches on from behind an event; false, with start and hit set, if that finds a failure. What
 * an earlier start of the same search has seen is not walked again. */
static bool search_from(struct search *search, struct mention start)
{
    enum outcome outcome = walk_block(search, start.block, start.index);
    search->start = start;
    if (outcome == FAILS)
        return false;
    if (outcome == PASSES)
        push_next(search, start.block, start);
    while (search->depth > 0) {
        block_id b = search->stack[--search->depth];
        outcome = walk_block(search, b, -1);
        if (outcome == FAILS) {
            search->start = search->origin[b];
            search->depth = 0;
            return false;
        }
        if (outcome == PASSES)
            push_next(search, b, search->origin[b]);
    }
    return true;
}

/* One search behind all events of that kind in the group at hand that concern `var`. */
static bool search_behind(struct search *search, enum rule rule, var_id var, enum event_kind kind)
{
    search_begin(search, rule, var);
    for (int i = search->group_start[search->group];
         i < search->group_start[search->group + 1]; i++) {
        struct mention *mention = &search->mentions[i];
        if (mention->event.id == var && mention->event.kind == kind
            && !search_from(search, *mention))
            return false;
    }
    return true;
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
        enter_group(search, v);
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
    group_by_variable(&search);
    struct mention *ends = find_ends(&search, &n_ends);
    message = check_live(&search, ends, n_ends);
    arena_free(&search.scratch);
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
    group_by_variable(&search);
    for (int v = 0; v < cfg->n_vars && !message; v++) {
        enter_group(&search, v);
        if (!search_behind(&search, WRITE_UNSAVED, v, EVENT_WRITE)
            || !search_behind(&search, ESCAPE_UNSAVED, v, EVENT_ADDRESS))
            message = arena_printf(cfg->arena,
                                   "variable %d is not saved at suspension %d (block %d), but may "
                                   "have been written since block %d",
                                   v, search.hit.event.id, search.hit.block, search.start.block);
    }
    arena_free(&search.scratch);
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
                            "block %d, and %d is written in block %d",
                            v, search->hit.event.id, v, search->start.block, search->hit.event.id,
                            search->hit.block);
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
        group_mentions(&search, cfg->n_vars, slot);
    int entered = -1;
    for (int v = 0; v < cfg->n_vars && !message; v++) {
        if (slot[v] < 0 || members[slot[v]] < 2)
            continue;
        if (entered != slot[v])
            enter_group(&search, entered = slot[v]);
        message = check_slot_mate(&search, v);
    }
    arena_free(&search.scratch);
    return message;
}
