#include "road.h"

#define HEAD "async int f(int, int);\nint a(void);\nint file;\n"

/* What the one statement of a function becomes. */
static const char *spilled(void **state, const char *statement)
{
    struct road *road = *state;
    char text[1024];
    snprintf(text, sizeof text, HEAD "async int g(int *p, int x, int y)\n{\n%s\nreturn *p + x + y;\n}\n",
             statement);
    return road_dumped(road, text, "spill");
}

static void test_call_on_the_left_is_kept(void **state)
{
    const char *dump = spilled(state, "x = a() + await f(1, 2);");
    assert_has(dump, "evaluate td__t1 a ( )");
    assert_has(dump, "await td__t2 TD_AWAIT f ( 1 , 2 )");
}

static void test_call_on_the_right_stays(void **state)
{
    assert_lacks(spilled(state, "x = await f(1, 2) + a();"), "evaluate td");
}

static void test_local_stays(void **state)
{
    assert_lacks(spilled(state, "x = y + await f(1, 2);"), "evaluate td");
}

static void test_local_that_is_written_is_kept(void **state)
{
    assert_has(spilled(state, "x = y + await f(y++, 2);"), "evaluate td__t1 y");
}

static void test_global_is_kept(void **state)
{
    assert_has(spilled(state, "x = file + await f(1, 2);"), "evaluate td__t1 file");
}

static void test_through_a_pointer_is_kept(void **state)
{
    assert_has(spilled(state, "x = *p + await f(1, 2);"), "evaluate td__t1 * p");
}

static void test_inner_await_first(void **state)
{
    const char *dump = spilled(state, "x = await f(a(), await f(1, 2));");
    const char *first = strstr(dump, "TD_AWAIT f ( 1 , 2 )");
    const char *second = strstr(dump, "TD_AWAIT f ( a ( )");
    assert_non_null(first);
    assert_non_null(second);
    assert_true(first < second);
    assert_has(dump, "evaluate td__t1 a ( )");
}

static void test_condition_is_unfolded(void **state)
{
    const char *dump = spilled(state, "if (x && await f(1, 2)) y = 1;");
    assert_has(dump, "if ");
    assert_has(dump, "await");
}

static void test_no_await_no_actions(void **state)
{
    assert_lacks(spilled(state, "x = a() + y;"), "evaluate td");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_call_on_the_left_is_kept, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_call_on_the_right_stays, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_local_stays, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_local_that_is_written_is_kept, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_global_is_kept, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_through_a_pointer_is_kept, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_inner_await_first, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_condition_is_unfolded, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_no_await_no_actions, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
