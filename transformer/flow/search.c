/* One search asks one thing about one variable: does a path lead from behind some start to an event
 * that must not be there, without an event in between that settles the matter?
 *
 *   rule LOST_READ, variable 1     block 0: ...; suspend 0; -> 1    the start
 *                                  block 1: read 0; -> 2 3          does not mention 1: passes
 *                                  block 2: write 1; -> 3           stops here
 *                                  block 3: read 1;                 fails, by 0 1 3
 *
 * A block is walked once in a search, from its beginning; the block of a start also from behind
 * the start.  Blocks that do not mention the variable cost one comparison: head_group says for
 * which group `head` was set last, so nothing is cleared between searches. */
#include "flow/search.h"

#include <string.h>

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

void search_group_mentions(struct search *search, int n_groups, const int *group_of)
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
            search->mentions =
                ARENA_ARRAY(&search->scratch, struct mention, start[n_groups + 1] + 1);
        }
    }
    search->group_start = start; /* the second pass moved each start to where its group begins */
}

void search_open(struct search *search, struct cfg *cfg, const struct bitset *live)
{
    int n = cfg->blocks.n + 1;
    memset(search, 0, sizeof *search);
    search->cfg = cfg;
    search->live = live;
    search->reachable = ARENA_ARRAY(&search->scratch, bool, n);
    search->head = ARENA_ARRAY(&search->scratch, int, n);
    search->head_group = ARENA_ARRAY(&search->scratch, int, n);
    search->seen = ARENA_ARRAY(&search->scratch, int, n);
    search->stack = ARENA_ARRAY(&search->scratch, block_id, n);
    for (int b = 0; b < n; b++)
        search->head_group[b] = -1;
    mark_reachable(search);
}

void search_by_variable(struct search *search)
{
    int *group_of = ARENA_ARRAY(&search->scratch, int, search->cfg->n_vars + 1);
    for (int v = 0; v < search->cfg->n_vars; v++)
        group_of[v] = v;
    search_group_mentions(search, search->cfg->n_vars, group_of);
}

void search_group(struct search *search, int group)
{
    search->group = group;
    for (int i = search->group_start[group + 1] - 1; i >= search->group_start[group]; i--) {
        search->head[search->mentions[i].block] = i;
        search->head_group[search->mentions[i].block] = group;
    }
}

void search_close(struct search *search)
{
    arena_free(&search->scratch);
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

static enum outcome at_suspension(const struct search *search, suspend_id s, bool always)
{
    bool kept = bitset_has(&search->live[s], search->var);
    switch (search->rule) {
    case ESCAPED_LOST:
        return kept ? PASSES : FAILS;
    case WRITE_UNSAVED:
    case ESCAPE_UNSAVED:
        if (kept && !bitset_has(&search->dirty[s], search->var))
            return FAILS;
        /* an await saves on the path that leaves, but there is one that goes on at once */
        return kept && always && search->rule == WRITE_UNSAVED ? STOPS : PASSES;
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
        enum outcome outcome = at_suspension(search, block->events.at[last].id, block->always);
        if (outcome == FAILS)
            search->hit = (struct mention){b, last, block->events.at[last]};
        return outcome;
    }
    return PASSES;
}

void search_begin(struct search *search, enum rule rule, var_id var)
{
    search->rule = rule;
    search->var = var;
    search->number++;
}

static void push_next(struct search *search, block_id b)
{
    const struct block *block = &search->cfg->blocks.at[b];
    for (int i = 0; i < block->next.n; i++) {
        block_id to = block->next.at[i];
        if (search->seen[to] != search->number) {
            search->seen[to] = search->number;
            search->stack[search->depth++] = to;
        }
    }
}

bool search_from(struct search *search, struct mention start)
{
    enum outcome outcome = walk_block(search, start.block, start.index);
    search->start = start;
    if (outcome == FAILS)
        return false;
    if (outcome == PASSES)
        push_next(search, start.block);
    while (search->depth > 0) {
        block_id b = search->stack[--search->depth];
        outcome = walk_block(search, b, -1);
        if (outcome == FAILS) {
            search->depth = 0;
            return false;
        }
        if (outcome == PASSES)
            push_next(search, b);
    }
    return true;
}

bool search_behind(struct search *search, enum rule rule, var_id var, enum event_kind kind)
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

