/* One search asks one thing about one variable: does a path lead from some start to an event that must
 * not be there, without an event in between that settles the matter?
 *
 *   rule READ_LOST, variable 1     block 0: ...; suspend 0; -> 1    fails here if 0 does not keep it
 *   (backward)                     block 1: read 0; -> 2 3          does not mention 1: passes
 *                                  block 2: write 1; -> 3           stops here
 *                                  block 3: read 1;                 the start
 *
 * Values are looked for backward, from where they are used, so that a search stays where the variable is
 * needed; addresses forward, from where they are taken to the end of the scope.  A block is walked once in
 * a search; the block of a start also from the start on.  Blocks that do not mention the
 * variable cost one comparison: head_group says for which group `head` was set last, so nothing is
 * cleared between searches. */
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

/* mentions[start[g] .. start[g + 1]) are those of group g. */
static struct mention *sort_mentions(struct search *search, int n_groups, const int *group_of, int **starts)
{
    struct mention *mentions = NULL;
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
                    mentions[start[group + 1]++] = (struct mention){b, i, event};
            }
        }
        if (pass == 0) {
            for (int g = 0; g < n_groups; g++)
                start[g + 2] += start[g + 1];
            mentions = ARENA_ARRAY(&search->scratch, struct mention, start[n_groups + 1] + 1);
        }
    }
    *starts = start; /* the second pass moved each start to where its group begins */
    return mentions;
}

static void find_preds(struct search *search)
{
    const struct cfg *cfg = search->cfg;
    int n = cfg->blocks.n;
    int *first = ARENA_ARRAY(&search->scratch, int, n + 2);
    for (int pass = 0; pass < 2; pass++) {
        for (int b = 0; b < n; b++)
            for (int i = 0; search->reachable[b] && i < cfg->blocks.at[b].next.n; i++) {
                block_id to = cfg->blocks.at[b].next.at[i];
                if (pass == 0)
                    first[to + 2]++;
                else
                    search->preds[first[to + 1]++] = b;
            }
        for (int b = 0; pass == 0 && b < n; b++)
            first[b + 2] += first[b + 1];
        if (pass == 0)
            search->preds = ARENA_ARRAY(&search->scratch, block_id, first[n + 1] + 1);
    }
    search->first_pred = first;
}

static void find_ends(struct search *search)
{
    const struct cfg *cfg = search->cfg;
    int *first = ARENA_ARRAY(&search->scratch, int, cfg->n_suspends + 2);
    for (int pass = 0; pass < 2; pass++) {
        for (int b = 0; b < cfg->blocks.n; b++) {
            const struct block *block = &cfg->blocks.at[b];
            int last = block->events.n - 1;
            if (!search->reachable[b] || last < 0 || block->events.at[last].kind != EVENT_SUSPEND)
                continue;
            suspend_id s = block->events.at[last].id;
            if (pass == 0)
                first[s + 2]++;
            else
                search->ends[first[s + 1]++] = b;
        }
        for (int s = 0; pass == 0 && s < cfg->n_suspends; s++)
            first[s + 2] += first[s + 1];
        if (pass == 0)
            search->ends = ARENA_ARRAY(&search->scratch, block_id, first[cfg->n_suspends + 1] + 1);
    }
    search->first_end = first;
}

void search_open(struct search *search, struct cfg *cfg, const struct sets *live)
{
    int n = cfg->blocks.n + 1;
    memset(search, 0, sizeof *search);
    search->cfg = cfg;
    search->live = live;
    search->reachable = ARENA_ARRAY(&search->scratch, bool, n);
    search->head = ARENA_ARRAY(&search->scratch, int, n);
    search->tail = ARENA_ARRAY(&search->scratch, int, n);
    search->head_group = ARENA_ARRAY(&search->scratch, int, n);
    search->seen = ARENA_ARRAY(&search->scratch, int, n);
    search->stack = ARENA_ARRAY(&search->scratch, block_id, n);
    for (int b = 0; b < n; b++)
        search->head_group[b] = -1;
    mark_reachable(search);
    find_preds(search);
    find_ends(search);
}

static void sort_uses(struct search *search)
{
    int *group_of = ARENA_ARRAY(&search->scratch, int, search->cfg->n_vars + 1);
    for (int v = 0; v < search->cfg->n_vars; v++)
        group_of[v] = v;
    search->uses = sort_mentions(search, search->cfg->n_vars, group_of, &search->var_start);
}

void search_by_slot(struct search *search, const int *slot)
{
    sort_uses(search);
    search->mentions = sort_mentions(search, search->cfg->n_vars, slot, &search->group_start);
}

void search_by_variable(struct search *search)
{
    sort_uses(search);
    search->mentions = search->uses;
    search->group_start = search->var_start;
}

void search_group(struct search *search, int group)
{
    search->group = group;
    for (int i = search->group_start[group]; i < search->group_start[group + 1]; i++) {
        block_id b = search->mentions[i].block;
        if (search->head_group[b] != group)
            search->head[b] = i;
        search->head_group[b] = group;
        search->tail[b] = i;
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
    bool stores = kind == EVENT_WRITE || kind == EVENT_ADDRESS;
    bool mates = search->rule == READ_DESTROYED || search->rule == ESCAPED_SHARED;
    if (mention->event.id != search->var)
        return mates && stores ? FAILS : PASSES;
    if (kind == EVENT_ON || kind == EVENT_OFF)
        return STOPS;
    switch (search->rule) {
    case READ_LOST: /* before another use starts another search */
    case READ_DESTROYED:
        return STOPS;
    case KEPT_UNSAVED:
        return kind == EVENT_WRITE ? FAILS : PASSES;
    case ESCAPED_LOST:
    case ESCAPED_UNSAVED:
    case ESCAPED_SHARED:
        break;
    }
    return PASSES;
}

static enum outcome at_suspension(const struct search *search, suspend_id s, bool always)
{
    bool kept = sets_have(search->live, s, search->var);
    switch (search->rule) {
    case READ_LOST:
    case ESCAPED_LOST:
        return kept ? PASSES : FAILS;
    case KEPT_UNSAVED: /* an await saves on the path that leaves, but there is one that goes on at once */
        return kept && always ? STOPS : PASSES;
    case ESCAPED_UNSAVED:
        return kept && !sets_have(search->dirty, s, search->var) ? FAILS : PASSES;
    case READ_DESTROYED:
    case ESCAPED_SHARED:
        break;
    }
    return PASSES;
}

static enum outcome note(struct search *search, enum outcome outcome, struct mention at)
{
    if (outcome == FAILS)
        search->hit = at;
    return outcome;
}

static enum outcome walk_suspension(struct search *search, block_id b, int index)
{
    const struct block *block = &search->cfg->blocks.at[b];
    if (index < 0 || block->events.at[index].kind != EVENT_SUSPEND)
        return PASSES;
    struct mention end = {b, index, block->events.at[index]};
    return note(search, at_suspension(search, end.event.id, block->always), end);
}

/* Walks a block after event `after` (-1: all of it). */
static enum outcome walk_forward(struct search *search, block_id b, int after)
{
    if (search->head_group[b] == search->group)
        for (int i = search->head[b]; i <= search->tail[b]; i++) {
            const struct mention *mention = &search->mentions[i];
            enum outcome outcome = mention->index > after ? at_mention(search, mention) : PASSES;
            if (outcome != PASSES)
                return note(search, outcome, *mention);
        }
    int last = search->cfg->blocks.at[b].events.n - 1;
    return last > after ? walk_suspension(search, b, last) : PASSES;
}

/* Walks a block from its last event before event `before` to its beginning. */
static enum outcome walk_backward(struct search *search, block_id b, int before)
{
    int last = search->cfg->blocks.at[b].events.n - 1;
    enum outcome outcome = last < before ? walk_suspension(search, b, last) : PASSES;
    if (outcome != PASSES || search->head_group[b] != search->group)
        return outcome;
    for (int i = search->tail[b]; i >= search->head[b]; i--) {
        const struct mention *mention = &search->mentions[i];
        outcome = mention->index < before ? at_mention(search, mention) : PASSES;
        if (outcome != PASSES)
            return note(search, outcome, *mention);
    }
    return PASSES;
}

static bool is_backward(enum rule rule)
{
    return rule == READ_LOST || rule == READ_DESTROYED || rule == KEPT_UNSAVED;
}

void search_begin(struct search *search, enum rule rule, var_id var)
{
    search->rule = rule;
    search->var = var;
    search->number++;
}

static void push(struct search *search, const block_id *blocks, int n)
{
    for (int i = 0; i < n; i++)
        if (search->seen[blocks[i]] != search->number) {
            search->seen[blocks[i]] = search->number;
            search->stack[search->depth++] = blocks[i];
        }
}

static void push_next(struct search *search, block_id b)
{
    const struct block *block = &search->cfg->blocks.at[b];
    int first = search->first_pred[b];
    if (is_backward(search->rule))
        push(search, search->preds + first, search->first_pred[b + 1] - first);
    else
        push(search, block->next.at, block->next.n);
}

bool search_from(struct search *search, struct mention start)
{
    bool backward = is_backward(search->rule);
    enum outcome outcome = backward ? walk_backward(search, start.block, start.index)
                                    : walk_forward(search, start.block, start.index);
    search->start = start;
    if (outcome == PASSES)
        push_next(search, start.block);
    while (search->depth > 0 && outcome != FAILS) {
        block_id b = search->stack[--search->depth];
        outcome = backward ? walk_backward(search, b, search->cfg->blocks.at[b].events.n)
                           : walk_forward(search, b, -1);
        if (outcome == PASSES)
            push_next(search, b);
    }
    search->depth = 0;
    return outcome != FAILS;
}

static bool search_all(struct search *search, enum rule rule, var_id var, bool reads)
{
    search_begin(search, rule, var);
    for (int i = search->var_start[var]; i < search->var_start[var + 1]; i++) {
        struct mention mention = search->uses[i];
        bool starts = mention.event.kind == EVENT_ADDRESS ||
                      (reads && mention.event.kind == EVENT_READ);
        if (starts && !search_from(search, mention))
            return false;
    }
    return true;
}

bool search_from_uses(struct search *search, enum rule rule, var_id var)
{
    return search_all(search, rule, var, true);
}

bool search_from_addresses(struct search *search, enum rule rule, var_id var)
{
    return search_all(search, rule, var, false);
}
