/* Functions as no person writes them: the passes stay fast.  The limits are CPU seconds and far
 * above what was measured, so that only a wrong complexity breaks them. */
#include "flow_help.h"

#include <time.h>

static double now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* A long function with nested loops in which variables come and go: each is used in about
 * `reach` blocks after its declaration. */
static struct cfg *long_function(int n_blocks, int n_vars, int suspend_every, int reach)
{
    struct cfg *cfg = graph(NULL);
    struct dice dice = dice_new(5);
    for (int b = 0; b < n_blocks; b++) {
        cfg_block(cfg, 0);
        int newest = (int)((long)b * n_vars / n_blocks);
        if (b == 0 || (int)((long)(b - 1) * n_vars / n_blocks) != newest) {
            if (newest >= reach)
                cfg_event(cfg, b, EVENT_OFF, newest - reach);
            cfg_event(cfg, b, EVENT_ON, newest);
            cfg_event(cfg, b, EVENT_WRITE, newest);
        }
        for (int i = 0; i < 4; i++) {
            int v = newest - dice_below(&dice, reach);
            int kind = dice_below(&dice, 39);
            if (v < 0)
                v = 0;
            cfg_event(cfg, b, kind < 24 ? EVENT_READ : kind < 38 ? EVENT_WRITE : EVENT_ADDRESS, v);
        }
        if (b % suspend_every == suspend_every - 1)
            cfg_event(cfg, b, EVENT_SUSPEND, cfg->n_suspends);
        if (b + 1 < n_blocks)
            cfg_edge(cfg, b, b + 1);
        for (int length = 7; length <= 448; length *= 8) /* loops in loops in loops */
            if (b % length == length - 1)
                cfg_edge(cfg, b, b - (length - 1));
        if (b + 3 < n_blocks && newest == (int)((long)(b + 3) * n_vars / n_blocks))
            cfg_edge(cfg, b, b + 3);
    }
    cfg->n_vars = n_vars;
    return cfg;
}

/* Returns the number of slots. */
static int measure(int n_blocks, int n_vars, int suspend_every, int reach, double limit)
{
    struct cfg *cfg = long_function(n_blocks, n_vars, suspend_every, reach);
    bool *saved = ARENA_ARRAY(cfg->arena, bool, n_vars);
    int64_t *size = ARENA_ARRAY(cfg->arena, int64_t, n_vars);
    int *slot = ARENA_ARRAY(cfg->arena, int, n_vars);
    double t[8];
    t[0] = now();
    struct sets *live = liveness_run(cfg);
    t[1] = now();
    struct sets *dirty = liveness_dirty(cfg, live);
    t[2] = now();
    struct span *conflicts = conflicts_run(cfg, live);
    t[3] = now();
    for (int v = 0; v < n_vars; v++) {
        size[v] = 1 + v % 40;
        for (int s = 0; s < cfg->n_suspends; s++)
            saved[v] |= sets_have(live, s, v);
    }
    t[4] = now();
    int n_slots = layout_slots(cfg->arena, n_vars, conflicts, saved, size, slot);
    t[5] = now();
    assert_null(verify_run(cfg, live));
    t[6] = now();
    assert_null(verify_dirty(cfg, live, dirty));
    assert_null(verify_slots(cfg, live, slot));
    t[7] = now();
    print_message("%d blocks, %d variables, %d suspensions, %d slots: liveness %.3f dirty %.3f "
                  "conflicts %.3f layout %.3f verify %.3f + %.3f s\n",
                  n_blocks, n_vars, cfg->n_suspends, n_slots, t[1] - t[0], t[2] - t[1],
                  t[3] - t[2], t[5] - t[4], t[6] - t[5], t[7] - t[6]);
    assert_true(t[7] - t[0] < limit);
    graph_free(cfg);
    return n_slots;
}

static void test_locals_come_and_go(void **state)
{
    (void)state;
    assert_in_range(measure(5000, 500, 10, 20, 3), 10, 100);
    assert_in_range(measure(10000, 2000, 10, 20, 6), 10, 400);
}

static void test_all_variables_everywhere(void **state)
{
    (void)state;
    measure(5000, 500, 10, 500, 3);
    measure(10000, 2000, 5, 2000, 6);
}

/* A chain as deep as it is long, last block first: nothing recurses. */
static void test_deep_chain(void **state)
{
    (void)state;
    enum { N = 100000 };
    struct cfg *cfg = graph(NULL);
    for (int b = 0; b < N; b++)
        cfg_block(cfg, 0);
    cfg_event(cfg, 0, EVENT_WRITE, 0);
    cfg_edge(cfg, 0, N - 1);
    for (int b = N - 1; b > 1; b--)
        cfg_edge(cfg, b, b - 1);
    cfg_event(cfg, N / 2, EVENT_SUSPEND, 0);
    cfg_event(cfg, 1, EVENT_READ, 0);
    struct sets *live = liveness_run(cfg);
    assert_members(cfg, live, 0, "0");
    assert_null(verify_run(cfg, live));
    assert_non_null(verify_run(cfg, sets_without(cfg, live, 0, 0)));
    graph_free(cfg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_locals_come_and_go),
        cmocka_unit_test(test_all_variables_everywhere),
        cmocka_unit_test(test_deep_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
