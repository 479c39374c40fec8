/* For each suspension a set of variables.
 *
 * Variables are taken 64 at a time (a batch: variables 64 * batch and up), and of each batch the
 * suspensions that follow each other and agree are one run:
 *
 *   suspension  0 1 2 3 4 5        batch 0: 0..2 {a}, 3..3 {a b}, 5..5 {b}
 *               a a a a - -
 *               - - - b - b
 *
 * So memory grows with how often a set changes, not with suspensions times variables. */
#ifndef TANDEM_FLOW_SETS_H
#define TANDEM_FLOW_SETS_H

#include "flow/cfg.h"

struct run {
    suspend_id from, to; /* both in it */
    uint64_t vars;       /* of the batch: never 0 */
};
struct sets {
    struct arena *arena;
    int n_vars, n_suspends, n_batches;
    struct batch {
        VEC(struct run) runs; /* in order, apart from each other */
    } *batches;
};

struct sets *sets_new(struct arena *arena, int n_suspends, int n_vars);
/* The members of one batch; suspensions of a batch in increasing order. */
void sets_put(struct sets *sets, suspend_id s, int batch, uint64_t vars);
uint64_t sets_word(const struct sets *sets, suspend_id s, int batch);

static inline bool sets_have(const struct sets *sets, suspend_id s, var_id v)
{
    return sets_word(sets, s, v >> 6) >> (v & 63) & 1;
}

/* The runs that v is in, in order: the first one from `run` on, or NULL.
 * for (r = sets_next(sets, v, NULL); r; r = sets_next(sets, v, r)) */
const struct run *sets_next(const struct sets *sets, var_id v, const struct run *run);

#endif
