#include "road.h"

#define LATER "async int later(int);\n"

static void test_missing_await(void **state)
{
    assert_has(road_refused(*state, LATER "async int f(void) { return later(1); }\n", PASS_ask),
               "without await");
}

static void test_await_outside(void **state)
{
    assert_has(road_refused(*state, LATER "async int g(void) { return await later(1); }\n"
                                          "int f(void) { return await later(1); }\n",
                            PASS_ask),
               "'f'");
}

static void test_yield_outside(void **state)
{
    assert_has(road_refused(*state, "async int f(void) { yield 1; return 0; }\n", PASS_ask),
               "'yield' outside a generator");
}

static void test_jump_over_defer(void **state)
{
    assert_has(road_refused(*state,
                            "void g(void);\nvoid f(int n) { if (n) goto out; defer g(); out: g(); }\n",
                            PASS_ask),
               "jump over a 'defer' within its block");
}

static void test_return_in_defer(void **state)
{
    assert_has(road_refused(*state, "void f(void) { defer { return; } }\n", PASS_ask),
               "'return' in a deferred statement");
}

static void test_keeps_a_stack(void **state)
{
    struct fn *fn = road_to(*state,
                            LATER "async int f(int n)\n"
                                  "{ void *p = &&out; await later(n); goto *p; out: return n; }\n",
                            PASS_ask, "f");
    assert_true(fn->stackful);
    assert_int_equal(fn->why_line, 4);
    fn = road_to(*state, LATER "async int f(int n) { await later(n); return n; }\n", PASS_ask, "f");
    assert_false(fn->stackful);
}

/* Only what lives across a suspension keeps a stack: that takes liveness. */
static void test_array_of_variable_length(void **state)
{
    struct fn *fn = road_to(*state,
                            LATER "async int f(int n)\n"
                                  "{ int a[n]; a[0] = 1; await later(n); return a[0]; }\n",
                            PASS_emit, "f");
    assert_true(fn->stackful);
    fn = road_to(*state,
                 LATER "async int f(int n)\n"
                       "{ { int a[n]; a[0] = 1; n = a[0]; } await later(n); return n; }\n",
                 PASS_emit, "f");
    assert_false(fn->stackful);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_missing_await, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_await_outside, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_yield_outside, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_jump_over_defer, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_return_in_defer, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_keeps_a_stack, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_array_of_variable_length, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
