#include "road.h"

static bool taken(void **state, const char *statement, const char *name)
{
    struct road *road = *state;
    char text[1024];
    snprintf(text, sizeof text,
             "void use(const void *);\nstruct s { int a, b[3]; };\n"
             "async int f(void)\n"
             "{ int i = 0, *p = 0, t[2] = {0}; struct s s = {0}; (void)i, (void)p, (void)sizeof t, (void)s;\n"
             "  %s\n  await td_yield(); return 0; }\n",
             statement);
    return road_symbol(road_to(road, text, PASS_cfg, "f"), name, 0)->address_taken;
}

static void test_operator(void **state)
{
    assert_true(taken(state, "use(&i);", "i"));
    assert_true(taken(state, "use(&(i));", "i"));
    assert_false(taken(state, "i++;", "i"));
    assert_false(taken(state, "i = sizeof &i;", "i"));
}

static void test_member(void **state)
{
    assert_true(taken(state, "use(&s.a);", "s"));
    assert_true(taken(state, "use(s.b);", "s"));
    assert_false(taken(state, "s.a = 3;", "s"));
}

static void test_array(void **state)
{
    assert_true(taken(state, "use(t);", "t"));
    assert_true(taken(state, "t[1] = 2;", "t"));
    assert_false(taken(state, "i = (int)sizeof t;", "t"));
}

static void test_pointer(void **state)
{
    assert_false(taken(state, "use(p);", "p"));
    assert_false(taken(state, "use(&*p);", "p"));
    assert_true(taken(state, "use(&p);", "p"));
}

static void test_cleanup(void **state)
{
    struct fn *fn = road_to(*state,
                            "void drop(int *);\n"
                            "async int f(void)\n"
                            "{ int x __attribute__((cleanup(drop))) = 1; await td_yield(); return 0; }\n",
                            PASS_cfg, "f");
    assert_true(road_symbol(fn, "x", 0)->address_taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_operator, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_member, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_array, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_pointer, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_cleanup, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
