/* How it decides.  Each write stores a number that was never used before and remembers it; each
 * read compares.  A variable without a value (before its first write, after ON and OFF) may be
 * read: it says nothing.  Code with an address may read or write at any time, so between events
 * each escaped variable is checked, and at times written.
 *
 * A suspension that always leaves (a yield) saves the dirty variables, scribbles over all C locals,
 * and restores those that survive.  One of three others goes on at once and does nothing of it,
 * as the emitted code does when an awaited call has finished already. */
#include "walker.h"

struct walker {
    struct cfg *cfg;
    const struct plan *plan;
    struct dice *dice;
    bool *has_value, *escaped; /* by variable */
    int *value;                /* what a read must see */
    int *local, *frame;        /* by variable; by slot */
    int next;
    block_id block;
    const char *error;
};

static int *place(struct walker *w, var_id v)
{
    if (w->plan->home[v] == HOME_FRAME)
        return &w->frame[w->plan->slot[v]];
    return &w->local[v];
}

static void check(struct walker *w, var_id v, const char *how)
{
    if (!w->error && w->has_value[v] && *place(w, v) != w->value[v])
        w->error = arena_printf(w->cfg->arena, "block %d: variable %d is %s and holds %d, not %d",
                                w->block, v, how, *place(w, v), w->value[v]);
}

static void store(struct walker *w, var_id v)
{
    *place(w, v) = w->value[v] = w->next++;
    w->has_value[v] = true;
}

static void others_act(struct walker *w)
{
    for (int v = 0; v < w->cfg->n_vars; v++) {
        if (!w->escaped[v])
            continue;
        check(w, v, "read through a pointer");
        if (dice_below(w->dice, 3) == 0)
            store(w, v);
    }
}

static void suspend(struct walker *w, suspend_id s)
{
    const struct plan *plan = w->plan;
    int n = w->cfg->n_vars;
    if (!w->cfg->blocks.at[w->block].always && dice_below(w->dice, 3) == 0)
        return;
    for (int v = 0; v < n; v++)
        if (plan->home[v] == HOME_LOCAL && plan->slot[v] >= 0 && sets_have(plan->dirty, s, v))
            w->frame[plan->slot[v]] = w->local[v];
    for (int v = 0; v < n; v++)
        w->local[v] = -w->next++;
    for (int v = 0; v < n; v++)
        if (plan->home[v] == HOME_LOCAL && plan->slot[v] >= 0 && sets_have(plan->live, s, v))
            w->local[v] = w->frame[plan->slot[v]];
}

static void step(struct walker *w, struct event event)
{
    switch (event.kind) {
    case EVENT_READ:
        check(w, event.id, "read");
        break;
    case EVENT_WRITE:
        store(w, event.id);
        break;
    case EVENT_ADDRESS:
        check(w, event.id, "taken by address");
        w->escaped[event.id] = true;
        break;
    case EVENT_ON:
    case EVENT_OFF:
        w->has_value[event.id] = w->escaped[event.id] = false;
        break;
    case EVENT_SUSPEND:
        suspend(w, event.id);
        break;
    }
    others_act(w);
}

const char *walk(struct cfg *cfg, const struct plan *plan, struct dice *dice, int steps)
{
    struct walker w = {.cfg = cfg, .plan = plan, .dice = dice, .next = 1};
    size_t n = (size_t)cfg->n_vars;
    w.has_value = ARENA_ARRAY(cfg->arena, bool, n);
    w.escaped = ARENA_ARRAY(cfg->arena, bool, n);
    w.value = ARENA_ARRAY(cfg->arena, int, n);
    w.local = ARENA_ARRAY(cfg->arena, int, n);
    w.frame = ARENA_ARRAY(cfg->arena, int, n);
    for (; steps > 0 && !w.error; steps--) {
        const struct block *block = &cfg->blocks.at[w.block];
        for (int i = 0; i < block->events.n && !w.error; i++)
            step(&w, block->events.at[i]);
        if (block->next.n == 0)
            break;
        w.block = block->next.at[dice_below(dice, block->next.n)];
    }
    return w.error;
}
