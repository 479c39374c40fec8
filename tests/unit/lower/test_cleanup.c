#include "road.h"

static void test_each_defer_is_a_region(void **state)
{
    struct fn *fn = road_to(*state,
                            "void a(void), b(void);\n"
                            "async int f(void) { defer a(); { defer b(); await td_yield(); } return 1; }\n",
                            PASS_cfg, "f");
    assert_int_equal(fn->cleanups.n, 2);
    assert_null(fn->cleanups.at[0]->outer);
    assert_ptr_equal(fn->cleanups.at[1]->outer, fn->cleanups.at[0]);
    assert_ptr_equal(fn->suspends.at[0]->inside, fn->cleanups.at[1]);
}

static void test_suspension_before_the_region(void **state)
{
    struct fn *fn = road_to(*state,
                            "void a(void);\n"
                            "async int f(void) { await td_yield(); defer a(); await td_yield(); return 1; }\n",
                            PASS_cfg, "f");
    assert_null(fn->suspends.at[0]->inside);
    assert_ptr_equal(fn->suspends.at[1]->inside, fn->cleanups.at[0]);
}

/* A jump leaves all regions up to its target's, and no more. */
static void test_exits(void **state)
{
    struct fn *fn = road_to(*state,
                            "void a(void), b(void);\n"
                            "async int f(int n)\n"
                            "{ defer a(); while (n) { defer b(); if (n == 2) break; if (n == 3) return 3;\n"
                            "  await td_yield(); } return 1; }\n",
                            PASS_cfg, "f");
    assert_int_equal(fn->cleanups.at[1]->exits.n, 2);
    assert_int_equal(fn->cleanups.at[1]->exits.at[0]->kind, EXIT_BREAK);
    assert_int_equal(fn->cleanups.at[1]->exits.at[1]->kind, EXIT_RETURN);
    assert_int_equal(fn->cleanups.at[0]->exits.n, 1);
    assert_int_equal(fn->cleanups.at[0]->exits.at[0]->kind, EXIT_RETURN);
    assert_true(fn->returns_through_cleanup);
    assert_non_null(fn->cleanups.at[1]->selector);
}

static void test_foreach_is_a_region(void **state)
{
    struct fn *fn = road_to(*state,
                            "generator(int) g(void) { yield 1; }\n"
                            "int f(void) { foreach (int, v, g()) return v; return 0; }\n",
                            PASS_cfg, "f");
    assert_int_equal(fn->cleanups.n, 1);
    assert_int_equal(fn->cleanups.at[0]->kind, CLEANUP_GENERATOR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_defer_is_a_region, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_suspension_before_the_region, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_exits, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_foreach_is_a_region, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
