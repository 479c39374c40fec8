#include "flow/sets.h"

struct sets *sets_new(struct arena *arena, int n_suspends, int n_vars)
{
    struct sets *sets = ARENA_NEW(arena, struct sets);
    sets->arena = arena;
    sets->n_suspends = n_suspends;
    sets->n_vars = n_vars;
    sets->n_batches = (n_vars + 63) / 64;
    sets->batches = ARENA_ARRAY(arena, struct batch, sets->n_batches + 1);
    return sets;
}

void sets_put(struct sets *sets, suspend_id s, int batch, uint64_t vars)
{
    struct batch *to = &sets->batches[batch];
    if (!vars)
        return;
    struct run *last = to->runs.n ? &to->runs.at[to->runs.n - 1] : NULL;
    if (last && last->to == s - 1 && last->vars == vars)
        last->to = s;
    else
        VEC_PUSH(sets->arena, &to->runs, ((struct run){s, s, vars}));
}

uint64_t sets_word(const struct sets *sets, suspend_id s, int batch)
{
    const struct batch *in = &sets->batches[batch];
    int low = 0, high = in->runs.n; /* the run, if there is one, is in [low, high) */
    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct run *run = &in->runs.at[middle];
        if (s >= run->from && s <= run->to)
            return run->vars;
        if (s < run->from)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

const struct run *sets_next(const struct sets *sets, var_id v, const struct run *run)
{
    const struct batch *in = &sets->batches[v >> 6];
    for (run = run ? run + 1 : in->runs.at; run && run < in->runs.at + in->runs.n; run++)
        if (run->vars >> (v & 63) & 1)
            return run;
    return NULL;
}
