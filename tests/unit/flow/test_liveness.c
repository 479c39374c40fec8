/* liveness_run and liveness_dirty on graphs small enough to be checked by eye. */
#include "flow_help.h"

#include <string.h>

/* live and dirty: the sets of all suspensions, as "0 1 | 2". */
static void expect(const char *text, const char *live_text, const char *dirty_text)
{
    struct cfg *cfg = graph(text);
    struct sets *live = liveness_run(cfg);
    struct sets *dirty = liveness_dirty(cfg, live);
    const char *live_found = "", *dirty_found = "";
    for (int s = 0; s < cfg->n_suspends; s++) {
        const char *between = s ? " | " : "";
        live_found = arena_printf(cfg->arena, "%s%s%s", live_found, between,
                                  members(cfg, live, s));
        dirty_found = arena_printf(cfg->arena, "%s%s%s", dirty_found, between,
                                   members(cfg, dirty, s));
    }
    if (strcmp(live_found, live_text) != 0)
        fail_msg("live is {%s}, not {%s}, in\n%s", live_found, live_text, text);
    if (strcmp(dirty_found, dirty_text) != 0)
        fail_msg("dirty is {%s}, not {%s}, in\n%s", dirty_found, dirty_text, text);
    assert_null(verify_run(cfg, live));
    assert_null(verify_dirty(cfg, live, dirty));
    graph_free(cfg);
}

static void test_straight_line(void **state)
{
    (void)state;
    expect("block 0: write 0; write 1; suspend 0 always; -> 1\n"
           "block 1: read 0; write 1; read 1;\n",
           "0", "0");
    /* read before the suspension only; never read */
    expect("block 0: write 0; read 0; write 1; suspend 0 always; -> 1\n"
           "block 1:\n",
           "", "");
    /* total += await f(): read after it, then written */
    expect("block 0: write 0; suspend 0 always; -> 1\n"
           "block 1: read 0; write 0; read 0;\n",
           "0", "0");
    /* x = await f() */
    expect("block 0: write 0; suspend 0 always; -> 1\n"
           "block 1: write 0; read 0;\n",
           "", "");
    /* a path that ends in a suspension that never comes back */
    expect("block 0: write 0; suspend 0 always;\n", "", "");
}

static void test_parameters(void **state)
{
    (void)state;
    expect("block 0: write 0; write 1; write 2; -> 1\n"
           "block 1: read 1; suspend 0 always; -> 2\n"
           "block 2: read 0; read 2;\n",
           "0 2", "0 2");
}

static void test_suspension_in_block_0(void **state)
{
    (void)state;
    expect("block 0: suspend 0 always; -> 0 1\n"
           "block 1: read 0;\n",
           "0", ""); /* it never had a value: kept to be on the safe side, not saved */
}

static void test_branches(void **state)
{
    (void)state;
    /* 0 is read on one arm, 1 overwritten on one only, 2 on both */
    expect("block 0: write 0; write 1; write 2; suspend 0 always; -> 1 2\n"
           "block 1: read 0; write 1; write 2; -> 3\n"
           "block 2: read 1; write 2; -> 3\n"
           "block 3: read 1; read 2;\n",
           "0 1", "0 1");
    /* a suspension on one arm: what is not touched there is clean at the next only on that arm */
    expect("block 0: write 0; write 1; -> 1 2\n"
           "block 1: write 1; suspend 0 always; -> 3\n"
           "block 2: read 1; -> 3\n"
           "block 3: suspend 1 always; -> 4\n"
           "block 4: read 0;\n",
           "0 | 0", "0 | 0");
}

static void test_clean(void **state)
{
    (void)state;
    /* 0 was saved at 0 and only read since; 1 was written again */
    expect("block 0: write 0; write 1; suspend 0 always; -> 1\n"
           "block 1: read 0; read 1; write 1; suspend 1 always; -> 2\n"
           "block 2: read 0; read 1;\n",
           "0 1 | 0 1", "0 1 | 1");
    /* 0 was not kept at 1, so what 0 saved is not valid at 2 */
    expect("block 0: write 0; suspend 0 always; -> 1\n"
           "block 1: read 0; suspend 1 always; -> 2\n"
           "block 2: write 0; suspend 2 always; -> 3\n"
           "block 3: read 0;\n",
           "0 |  | 0", "0 |  | 0");
    /* written before a suspension that does not keep it, on the path that does not write again */
    expect("block 0: write 0; -> 1 2\n"
           "block 1: suspend 0 always; -> 3\n"
           "block 2: suspend 1 always; -> 4\n"
           "block 3: on 0; write 0; -> 4\n"
           "block 4: suspend 2 always; -> 5\n"
           "block 5: read 0;\n",
           " | 0 | 0", " | 0 | 0");
}

/* An await that goes on at once has saved nothing. */
static void test_await_saves_only_if_it_leaves(void **state)
{
    (void)state;
    expect("block 0: write 0; suspend 0; -> 1\n"
           "block 1: suspend 1; -> 2\n"
           "block 2: suspend 2 always; -> 3\n"
           "block 3: suspend 3; -> 4\n"
           "block 4: read 0;\n",
           "0 | 0 | 0 | 0", "0 | 0 | 0 | ");
    /* round a loop: the await inside may be the first to leave in any round */
    expect("block 0: write 0; write 1; -> 1\n"
           "block 1 depth 1: read 0; read 1; -> 2 3\n"
           "block 2 depth 1: suspend 0; -> 4\n"
           "block 3:\n"
           "block 4 depth 1: read 0; write 0; -> 1\n",
           "0 1", "0 1");
}

static void test_loops(void **state)
{
    (void)state;
    /* for (i = 0; i < n; i++) await f(): i is written in each round, n never */
    expect("block 0: write 0; write 1; suspend 0 always; -> 1\n"
           "block 1 depth 1: read 0; read 1; -> 2 3\n"
           "block 2 depth 1: suspend 1 always; -> 4\n"
           "block 3:\n"
           "block 4 depth 1: read 0; write 0; -> 1\n",
           "0 1 | 0 1", "0 1 | 0");
    /* carried round an outer loop only: read at the top, written at the bottom */
    expect("block 0: write 0; -> 1\n"
           "block 1 depth 1: read 0; -> 2\n"
           "block 2 depth 2: suspend 0 always; -> 3\n"
           "block 3 depth 2: -> 2 4\n"
           "block 4 depth 1: suspend 1 always; -> 1\n",
           "0 | 0", "0 | ");
    /* a hot loop without suspension between two of them */
    expect("block 0: write 0; suspend 0 always; -> 1\n"
           "block 1 depth 1: read 0; write 0; -> 1 2\n"
           "block 2: suspend 1 always; -> 3\n"
           "block 3: read 0;\n",
           "0 | 0", "0 | 0");
}

static void test_irreducible(void **state)
{
    (void)state;
    /* goto into the middle (2) of the loop 1-2-3 */
    expect("block 0: write 0; write 1; -> 1 2\n"
           "block 1 depth 1: write 1; suspend 0 always; -> 2\n"
           "block 2 depth 1: read 1; suspend 1 always; -> 3\n"
           "block 3 depth 1: -> 1 4\n"
           "block 4: read 0;\n",
           "0 1 | 0", "0 1 | 0");
    /* two loops that enter each other */
    expect("block 0: write 0; -> 1 2\n"
           "block 1: suspend 0 always; -> 2\n"
           "block 2: suspend 1 always; -> 1 3\n"
           "block 3: read 0;\n",
           "0 | 0", "0 | 0");
}

static void test_address(void **state)
{
    (void)state;
    /* never named again, but its address is known */
    expect("block 0: write 0; address 0; suspend 0 always; -> 1\n"
           "block 1: suspend 1 always; -> 2\n"
           "block 2:\n",
           "0 | 0", "0 | 0");
    /* the address is taken after the suspension: the value from before may be read through it */
    expect("block 0: write 0; suspend 0 always; -> 1\n"
           "block 1: address 0;\n",
           "0", "0");
    /* ... not if it is overwritten first */
    expect("block 0: write 0; suspend 0 always; -> 1\n"
           "block 1: write 0; address 0;\n",
           "", "");
    /* on one path only; a direct write does not take the address back */
    expect("block 0: write 0; -> 1 2\n"
           "block 1: address 0; -> 2\n"
           "block 2: write 0; suspend 0 always; -> 3\n"
           "block 3: write 0;\n",
           "0", "0");
    /* round a loop: taken at the bottom, known at the top */
    expect("block 0: write 0; -> 1\n"
           "block 1 depth 1: write 0; suspend 0 always; -> 2\n"
           "block 2 depth 1: write 0; address 0; -> 1\n",
           "0", "0");
    /* always dirty: it may be written at any time */
    expect("block 0: write 0; address 0; suspend 0 always; -> 1\n"
           "block 1: suspend 1 always; -> 2\n"
           "block 2: read 0;\n",
           "0 | 0", "0 | 0");
}

static void test_scopes(void **state)
{
    (void)state;
    /* the scope is left: the address may not be used any longer */
    expect("block 0: on 0; write 0; address 0; off 0; suspend 0 always; -> 1\n"
           "block 1:\n",
           "", "");
    /* left on one path only */
    expect("block 0: on 0; address 0; -> 1 2\n"
           "block 1: off 0; -> 2\n"
           "block 2: suspend 0 always; -> 3\n"
           "block 3:\n",
           "0", "0");
    /* { int v; ... &v; await } in a loop: it survives inside, and is a new one in each round */
    expect("block 0: suspend 0 always; -> 1\n"
           "block 1 depth 1: on 0; write 0; address 0; suspend 1 always; -> 2\n"
           "block 2 depth 1: read 0; off 0; -> 3\n"
           "block 3 depth 1: suspend 2 always; -> 1 4\n"
           "block 4:\n",
           " | 0 | ", " | 0 | ");
    /* a backward jump out of the scope and in again, with ON as the only mark */
    expect("block 0: -> 1\n"
           "block 1: suspend 0 always; -> 2\n"
           "block 2: on 0; write 0; address 0; -> 3\n"
           "block 3: on 0; suspend 1 always; -> 4\n"
           "block 4: write 0; read 0; off 0; -> 1\n",
           " | ", " | ");
    /* no value is carried round: the next round's value is indeterminate */
    expect("block 0: suspend 0 always; -> 1\n"
           "block 1 depth 1: on 0; -> 2 3\n"
           "block 2 depth 1: write 0; read 0; off 0; -> 4\n"
           "block 3 depth 1: read 0; off 0; -> 4\n"
           "block 4 depth 1: suspend 1 always; -> 1\n",
           " | ", " | ");
    /* goto into a scope: ON on that edge, and the value from an earlier visit is not kept */
    expect("block 0: on 0; write 0; off 0; suspend 0 always; -> 1\n"
           "block 1: on 0; -> 2\n"
           "block 2: read 0; off 0;\n",
           "", "");
}

static void test_unreachable(void **state)
{
    (void)state;
    /* 2 reads and 3 takes an address, but no path gets there */
    expect("block 0: write 0; write 1; suspend 0 always; -> 1\n"
           "block 1: read 1;\n"
           "block 2: read 0; suspend 1 always; -> 1\n"
           "block 3: address 0; -> 0 2\n",
           "1 | ", "1 | ");
}

static void test_nothing(void **state)
{
    (void)state;
    struct cfg *cfg = graph("");
    struct sets *live = liveness_run(cfg);
    assert_non_null(liveness_dirty(cfg, live));
    assert_non_null(conflicts_run(cfg, live));
    assert_null(verify_run(cfg, live));
    graph_free(cfg);
    expect("vars 0 suspends 1\nblock 0: suspend 0 always; -> 0\n", "", "");
    expect("vars 3 suspends 0\nblock 0: write 0;\n", "", "");
}

/* Words of 64 variables: nothing is special at their edges. */
static void test_word_edges(void **state)
{
    (void)state;
    for (int n = 62; n <= 130; n++) {
        struct cfg *cfg = graph(NULL);
        cfg_block(cfg, 0);
        cfg_block(cfg, 0);
        for (int v = 0; v < n; v++) {
            cfg_event(cfg, 0, EVENT_WRITE, v);
            if (v % 3 == 0)
                cfg_event(cfg, 1, EVENT_READ, v);
        }
        cfg_event(cfg, 0, EVENT_SUSPEND, 0);
        cfg_edge(cfg, 0, 1);
        struct sets *live = liveness_run(cfg);
        assert_int_equal(live->n_vars, n);
        for (int v = 0; v < n; v++)
            assert_int_equal(sets_have(live, 0, v), v % 3 == 0);
        assert_null(verify_run(cfg, live));
        graph_free(cfg);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_straight_line),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_suspension_in_block_0),
        cmocka_unit_test(test_branches),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_await_saves_only_if_it_leaves),
        cmocka_unit_test(test_loops),
        cmocka_unit_test(test_irreducible),
        cmocka_unit_test(test_address),
        cmocka_unit_test(test_scopes),
        cmocka_unit_test(test_unreachable),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_word_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
