/* What all tests of the flow analyses share. */
#ifndef TANDEM_TESTS_FLOW_HELP_H
#define TANDEM_TESTS_FLOW_HELP_H

#include "flow/cfg.h"
#include "flow/sets.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

/* The graph that the text says; in an arena of its own that graph_free frees. */
struct cfg *graph(const char *text);
void graph_free(struct cfg *cfg);
/* The set of one suspension as "0 2 5"; in the graph's arena. */
const char *members(struct cfg *cfg, const struct sets *sets, suspend_id s);
/* The same sets, but for one member that is taken out of one of them. */
struct sets *sets_without(struct cfg *cfg, const struct sets *sets, suspend_id s, var_id v);

#define assert_members(cfg, sets, s, text) assert_string_equal(members((cfg), (sets), (s)), (text))

/* Pseudo-random numbers (xorshift64*), the same everywhere. */
struct dice {
    uint64_t state;
};
struct dice dice_new(uint64_t seed);
int dice_below(struct dice *dice, int n); /* 0..n-1 */

/* A small random graph.  Half of them are chaos: any edges, so that many are irreducible or have
 * unreachable blocks, and events in any order, scopes included.  The others look more like
 * programs, with variables that come and go. */
struct cfg *graph_random(struct dice *dice);

#endif
