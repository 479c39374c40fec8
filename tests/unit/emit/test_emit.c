#include "road.h"

static void no_keywords(const char *text)
{
    static const char *const words[] = {"async ", "await ", "yield ", "TD_AWAIT", "TD_ASYNC", "TD_YIELD"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_lacks(strstr(text, "struct "), words[i]);
}

static void test_other_text_passes_through(void **state)
{
    const char *text = road_emitted(*state,
                                    "int  odd ( int x ){return x ;}   /* as it is */\n"
                                    "async int f(void) { await td_yield(); return 1; }\n"
                                    "#define AFTER 1\n");
    assert_has(text, "int  odd ( int x ){return x ;}   /* as it is */\n");
    assert_has(text, "#define AFTER 1\n");
}

static void test_ramp_and_step(void **state)
{
    const char *text = road_emitted(*state, "async int f(int n) { await td_yield(); return n; }\n");
    no_keywords(text);
    assert_has(text, "f__td");
    assert_has(text, "int f(int n)");
}

static void test_saves_and_restores(void **state)
{
    struct road *road = *state;
    const char *text = road_emitted(road,
                                    "async long f(int n)\n"
                                    "{ long hot = 0; for (int i = 0; i < n; i++) hot += i;\n"
                                    "  await td_sleep(1); return hot; }\n");
    assert_has(text, "td__f->hot = hot;");
    assert_has(text, "hot = td__f->hot;");
}

static void test_keeps_a_stack(void **state)
{
    const char *text = road_emitted(*state,
                                    "int use(int *);\n"
                                    "async int f(int n) { int a[n]; await td_yield(); return use(a); }\n");
    assert_has(text, "int a[n];");
    no_keywords(text);
}

static void test_generator(void **state)
{
    const char *text = road_emitted(*state,
                                    "generator(int) g(int n) { for (int i = 0; i < n; i++) yield i; }\n");
    no_keywords(text);
    assert_has(text, "td_gen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_other_text_passes_through, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_ramp_and_step, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_saves_and_restores, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_keeps_a_stack, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_generator, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
