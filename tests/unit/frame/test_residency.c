#include "road.h"

static enum residency home(void **state, const char *text, const char *name)
{
    return road_symbol(road_to(*state, text, PASS_emit, "f"), name, 0)->lives;
}

static void test_dead_at_every_suspension(void **state)
{
    assert_int_equal(home(state, "async int f(int n) { int x = n; n = x; await td_yield(); return n; }\n", "x"),
                     LIVES_LOCAL);
}

static void test_survives(void **state)
{
    assert_int_not_equal(home(state, "async int f(int n) { int x = n; await td_yield(); return x; }\n", "x"),
                         LIVES_LOCAL);
}

static void test_address_never_moves(void **state)
{
    assert_int_equal(home(state,
                          "void use(int *);\n"
                          "async int f(int n) { int x = n; use(&x); await td_yield(); return x; }\n",
                          "x"),
                     LIVES_FRAME);
    assert_int_equal(home(state,
                          "async int f(int n) { volatile int x = n; await td_yield(); return x; }\n", "x"),
                     LIVES_FRAME);
    assert_int_equal(home(state,
                          "async int f(int n) { int x[2] = {n}; await td_yield(); return x[0]; }\n", "x"),
                     LIVES_FRAME);
}

/* In the hot loop a C local, in the frame across the suspensions. */
static void test_hot_loop(void **state)
{
    assert_int_equal(home(state,
                          "async long f(int n)\n"
                          "{ long hot = 0; for (int i = 0; i < n; i++) hot += i; await td_yield(); return hot; }\n",
                          "hot"),
                     LIVES_SAVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_dead_at_every_suspension, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_survives, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_address_never_moves, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_hot_loop, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
