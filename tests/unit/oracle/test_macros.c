/* Macro definitions and uses, and what a name means at a place. */
#include "unit_help.h"

/* The text of the replacement that `name` has right before the n-th `where`; NULL if it has none.
 */
static const char *meaning(struct world *world, const char *name, const char *where, int n)
{
    int32_t index =
        oracle_macro_find(world->oracle, intern_cstr(name), 0, world_at(world, 0, where, n));
    if (index < 0)
        return NULL;
    const struct macro_definition *macro = oracle_macro(world->oracle, index);
    assert_ptr_equal(macro->name, intern_cstr(name));
    if (macro->file < 0)
        return "predefined";
    const char *text = world->unit.files.at[macro->file].text;
    return arena_strndup(&world->unit.arena, text + macro->begin, macro->end - macro->begin);
}

static void test_definitions(void **state)
{
    struct world *world = *state;
    world_write(world, "b.h", "#define B from b\n#define BOTH 2\n");
    world_open(world, "#define F(a, \\\n  b) a ## b\n#define EMPTY\n#define BOTH 1\n"
                      "#undef BOTH\n#include \"b.h\"\n#define C /* x */ 1 // y\n");
    static const char *const expected[] = {
        "F(a, \\\n  b) a ## b", "EMPTY", "BOTH 1", "B from b", "BOTH 2", "C /* x */ 1"};
    int n = oracle_macro_count(world->oracle), k = 0;
    for (int i = 0; i < n; i++) {
        const struct macro_definition *macro = oracle_macro(world->oracle, i);
        if (macro->file < 0) {
            assert_int_equal(k, 0); /* the predefined ones come first */
            continue;
        }
        assert_true(k < 6);
        const char *text = world->unit.files.at[macro->file].text + macro->begin;
        assert_int_equal(macro->end - macro->begin, strlen(expected[k]));
        assert_memory_equal(text, expected[k], strlen(expected[k]));
        k++;
    }
    assert_int_equal(k, 6);
}

static void test_meanings(void **state)
{
    struct world *world = *state;
    world_write(world, "b.h", "#undef A\n#define A b\n#define ONLY 1\n#undef ONLY\n");
    world_open(world, "int p0;\n"
                      "#define A a\n"
                      "int p1;\n"
                      "#include \"b.h\"\n"
                      "int p2;\n"
                      "#undef A\n"
                      "int p3;\n"
                      "#if 0\n#define A never\n#undef __STDC__\n#endif\n"
                      "/*\n#undef A2\n*/\n"
                      "#define A again /* \" */\n"
                      "#define A2 /*\n*/ kept\n"
                      "int p4; /* # */ const char *s = \"\\\"/*\";\n"
                      "  /* x */ #  undef /* y */ A\n"
                      "#undef  A2\n"
                      "int p5;\n");
    assert_null(meaning(world, "A", "int p0", 0));
    assert_string_equal(meaning(world, "A", "int p1", 0), "A a");
    assert_string_equal(meaning(world, "A", "int p2", 0), "A b");
    assert_null(meaning(world, "ONLY", "int p2", 0));
    assert_null(meaning(world, "A", "int p3", 0));
    assert_string_equal(meaning(world, "A", "int p4", 0), "A again");
    assert_string_equal(meaning(world, "A2", "int p4", 0), "A2 /*\n*/ kept");
    assert_null(meaning(world, "A2", "int p5", 0));
    assert_null(meaning(world, "A", "int p5", 0));
    assert_string_equal(meaning(world, "__STDC__", "int p5", 0), "predefined");
    assert_null(meaning(world, "NO_SUCH_MACRO", "int p5", 0));
}

/* A header that is read twice has two times. */
static void test_order_of_translation(void **state)
{
    struct world *world = *state;
    world_write(world, "twice.h",
                "#ifdef SECOND\n#undef N\n#define N second\n#else\n"
                "#define N first\n#endif\n");
    world_write(world, "deep.h", "#include \"twice.h\"\n#define SECOND\n");
    world_open(world, "#include \"deep.h\"\nint p0;\n#include \"twice.h\"\nint p1;\n"
                      "#define N third\nint p2;\n");
    assert_string_equal(meaning(world, "N", "int p0", 0), "N first");
    assert_string_equal(meaning(world, "N", "int p1", 0), "N second");
    assert_string_equal(meaning(world, "N", "int p2", 0), "N third");
    assert_null(meaning(world, "N", "#include", 0));
    int deep = world_file(world, "deep.h");
    uint32_t at = world_at(world, deep, "#define SECOND", 0);
    int n;
    int32_t reading = oracle_inclusions(world->oracle, 0, &n)[0].reading;
    int32_t found = oracle_macro_find(world->oracle, intern_cstr("N"), reading, at);
    assert_true(found >= 0);
    assert_int_equal(oracle_macro(world->oracle, found)->begin,
                     world_at(world, world_file(world, "twice.h"), "N first", 0));
}

static void test_uses(void **state)
{
    struct world *world = *state;
    world_open(world, "#define ADD(a, b) ((a) + (b))\n#define ONE 1\n#define TWO ADD(ONE, ONE)\n"
                      "#ifdef ONE\n#if TWO > 1 && \\\n  ONE\n#endif\n#endif\n"
                      "int f(void) { int ADD = TWO;\n"
                      "return ADD + ADD(TWO, ADD(ONE, __LINE__)); }\n"
                      "#undef ONE\n#define ONE 11\nint one = ONE;\n");
    int n;
    const struct macro_use *use = oracle_macro_uses(world->oracle, 0, &n);
    static const struct {
        const char *at;
        int nth;
        const char *definition;
    } expected[] = {
        {"TWO;", 0, "TWO ADD(ONE, ONE)"},
        {"ADD(TWO", 0, "ADD(a, b)"},
        {"TWO, ADD", 0, "TWO ADD"},
        {"ADD(ONE, __L", 0, "ADD(a, b)"},
        {"ONE, __L", 0, "ONE 1"},
        {"__LINE__", 0, NULL},
        {"ONE;", 0, "ONE 11"},
    };
    int n_expected = (int)(sizeof expected / sizeof *expected);
    assert_int_equal(n, n_expected);
    for (int i = 0; i < n; i++) {
        assert_int_equal(use[i].begin, world_at(world, 0, expected[i].at, expected[i].nth));
        const struct macro_definition *macro = oracle_macro(world->oracle, use[i].definition);
        if (!expected[i].definition) {
            assert_int_equal(macro->file, -1);
            assert_string_equal(macro->name, "__LINE__");
            continue;
        }
        assert_int_equal(macro->file, 0);
        assert_memory_equal(world->unit.files.at[0].text + macro->begin, expected[i].definition,
                            strlen(expected[i].definition));
    }
}

/* Where the macro came from a header, and is predefined. */
static void test_uses_of_headers(void **state)
{
    struct world *world = *state;
    world_flag(world, "-DFLAG=7");
    world_open(world, "#include <assert.h>\n#include <limits.h>\n"
                      "void f(int x) { assert(x < INT_MAX); x = FLAG; }\n");
    int n;
    const struct macro_use *use = oracle_macro_uses(world->oracle, 0, &n);
    assert_int_equal(n, 3);
    const struct macro_definition *macro = oracle_macro(world->oracle, use[0].definition);
    assert_string_equal(macro->name, "assert");
    assert_int_equal(macro->file, world_file(world, "assert.h"));
    assert_string_equal(oracle_macro(world->oracle, use[1].definition)->name, "INT_MAX");
    assert_string_equal(oracle_macro(world->oracle, use[2].definition)->name, "FLAG");
    assert_int_equal(oracle_macro(world->oracle, use[2].definition)->file, -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_definitions), TEST(test_meanings),        TEST(test_order_of_translation),
        TEST(test_uses),        TEST(test_uses_of_headers),
    };
    return cmocka_run_group_tests_name("oracle_macros", tests, NULL, NULL);
}
