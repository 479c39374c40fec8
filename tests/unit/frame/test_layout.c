#include "road.h"

static void test_share_a_slot(void **state)
{
    struct fn *fn = road_to(*state,
                            "void use(char *);\n"
                            "async int f(void)\n"
                            "{ { char a[64]; use(a); await td_yield(); use(a); }\n"
                            "  { char b[64]; use(b); await td_yield(); use(b); } return 0; }\n",
                            PASS_emit, "f");
    assert_true(road_symbol(fn, "a", 0)->slot >= 0);
    assert_int_equal(road_symbol(fn, "a", 0)->slot, road_symbol(fn, "b", 0)->slot);
}

static void test_live_together(void **state)
{
    struct fn *fn = road_to(*state,
                            "void use(char *);\n"
                            "async int f(void)\n"
                            "{ char a[64], b[64]; use(a); use(b); await td_yield(); use(a); use(b); return 0; }\n",
                            PASS_emit, "f");
    int slot = road_symbol(fn, "a", 0)->slot;
    assert_true(slot < 0 || slot != road_symbol(fn, "b", 0)->slot);
    assert_true(fn->frame_size >= 128);
}

static void test_alignment(void **state)
{
    struct fn *fn = road_to(*state,
                            "void use(char *);\n"
                            "async int f(void)\n"
                            "{ _Alignas(64) char a[8]; use(a); await td_yield(); use(a); return 0; }\n",
                            PASS_emit, "f");
    assert_non_null(road_symbol(fn, "a", 0)->align);
    assert_true(fn->frame_size >= 8 + 63); /* wherever the frame lies, a place that is aligned is in it */
    assert_int_equal(fn->frame_size % fn->frame_align, 0);
}

static void test_fields_have_different_names(void **state)
{
    struct fn *fn = road_to(*state,
                            "void use(int *);\n"
                            "async int f(void)\n"
                            "{ int x = 1; use(&x); { int x = 2; use(&x); await td_yield(); use(&x); } use(&x);\n"
                            "  return 0; }\n",
                            PASS_emit, "f");
    assert_string_not_equal(road_symbol(fn, "x", 0)->field, road_symbol(fn, "x", 1)->field);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_share_a_slot, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_live_together, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_alignment, road_setup, road_teardown),
        cmocka_unit_test_setup_teardown(test_fields_have_different_names, road_setup, road_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
