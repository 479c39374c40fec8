/* Files, inclusions, skipped ranges, diagnostics, flags. */
#include "unit_help.h"

static void test_files_and_inclusions(void **state)
{
    struct world *world = *state;
    world_write(world, "b.h", "#ifndef B\n#define B\n#include \"c.h\"\nint b;\n#endif\n");
    world_write(world, "c.h", "typedef int c_type;\n");
    world_write(world, "list.def", "X(one)\nX(two)\n");
    world_open(world, "#include <stddef.h>\n#include \"b.h\"\n#include \"b.h\"\n"
                      "#define X(n) int n;\n#include \"list.def\"\n#undef X\n"
                      "#define X(n) extern int n;\n#  include \"list.def\"\n");
    struct unit *unit = &world->unit;
    assert_string_equal(unit->files.at[0].path, world->options.input);
    assert_int_equal(unit->files.at[0].length, strlen(unit->files.at[0].text));
    int b = world_file(world, "b.h"), c = world_file(world, "c.h");
    int list = world_file(world, "list.def"), stddef = world_file(world, "stddef.h");
    assert_true(unit->files.at[stddef].is_system);
    assert_false(unit->files.at[b].is_system);
    assert_string_equal(unit->files.at[list].text, "X(one)\nX(two)\n");
    int times = 0; /* entered twice, but one file */
    for (int i = 0; i < unit->files.n; i++)
        times += strstr(unit->files.at[i].path, "list.def") != NULL;
    assert_int_equal(times, 1);

    int n;
    const struct inclusion *inclusion = oracle_inclusions(world->oracle, 0, &n);
    assert_int_equal(n, 5);
    int read = 0;
    for (int i = 0; i < n; i++)
        read += inclusion[i].reading >= 0;
    assert_int_equal(read, 4); /* the second b.h read nothing */
    assert_int_equal(inclusion[0].begin, 0);
    assert_int_equal(inclusion[0].file, stddef);
    assert_int_equal(inclusion[1].begin, world_at(world, 0, "#include \"b.h\"", 0));
    assert_int_equal(inclusion[1].file, b);
    assert_int_equal(inclusion[2].file, b);
    assert_int_equal(inclusion[2].reading, -1);
    assert_int_equal(inclusion[3].begin, world_at(world, 0, "#include \"list", 0));
    assert_int_equal(inclusion[4].begin, world_at(world, 0, "#  include", 0));
    assert_int_equal(inclusion[4].file, list);
    assert_true(inclusion[3].reading != inclusion[4].reading);
    assert_int_equal(oracle_reading_file(world->oracle, inclusion[4].reading), list);
    inclusion = oracle_inclusions(world->oracle, inclusion[1].reading, &n);
    assert_int_equal(n, 1);
    assert_int_equal(inclusion[0].file, c);
    oracle_inclusions(world->oracle, inclusion[0].reading, &n);
    assert_int_equal(n, 0);
}

static void expect_skipped(struct world *world, int index, const char *text)
{
    int n;
    const struct skipped_range *range = oracle_skipped(world->oracle, 0, &n);
    assert_true(index < n);
    size_t length = range[index].end - range[index].begin;
    assert_int_equal(length, strlen(text));
    assert_memory_equal(world->unit.files.at[0].text + range[index].begin, text, length);
}

static void test_skipped_lines(void **state)
{
    struct world *world = *state;
    world_open(world, "#if 0\nint a;\nint b;\n#elif 1\nint c;\n#else\nint d;\n#endif\n"
                      "#ifdef __clang__\nint e;\n#elif X\nint f;\n# else\nint g;\n  #endif // x\n"
                      "# if 1 && \\\n  0\nint h;\n#endif\n#if 1\n#if 0\nint i;\n#endif\n#endif\n"
                      "#if 0\n#endif\n");
    expect_skipped(world, 0, "int a;\nint b;\n");
    expect_skipped(world, 1, "int d;\n");
    expect_skipped(world, 2, "int f;\n# else\nint g;\n");
    expect_skipped(world, 3, "int h;\n");
    expect_skipped(world, 4, "int i;\n");
    int n;
    oracle_skipped(world->oracle, 0, &n);
    assert_int_equal(n, 5); /* nothing is no range */
}

static void test_clang_errors_are_shown(void **state)
{
    struct world *world = *state;
    const char *shown = world_open_bad(world, "#include \"missing.h\"\nint f(int a)\n{\n"
                                              "    return undeclared + a;\n}\nint f;\n");
    assert_non_null(world->oracle);
    assert_int_equal(diag_errors(&world->unit), 3);
    assert_non_null(strstr(shown, "a.co.c:1:10: error: 'missing.h' file not found"));
    assert_non_null(strstr(shown, "a.co.c:4:12: error: use of undeclared identifier"));
    assert_non_null(strstr(shown, "a.co.c:6:5: error: redefinition of 'f'"));
    assert_non_null(strstr(shown, "a.co.c:2:5: note: previous definition"));
}

static void test_warnings_are_not(void **state)
{
    struct world *world = *state;
    world_flag(world, "-Wall");
    world_flag(world, "-Werror");
    char text[2000];
    snprintf(text, sizeof text,
             "%sstatic int unused;\n"
             "generator(int) g(void) { int x; 1; return; }\n"
             "int h(void) { undeclared_function(); }\n",
             KEYWORDS);
    world_open(world, text);
}

static void test_missing_file(void **state)
{
    struct world *world = *state;
    const char *shown = world_open_bad(world, NULL);
    assert_null(world->oracle);
    assert_int_equal(diag_errors(&world->unit), 1);
    assert_non_null(strstr(shown, "cannot open the file: No such file"));
}

static void test_flags(void **state)
{
    struct world *world = *state;
    world_write(world, "forced.h", "typedef int forced;\n");
    world_write(world, "words.rsp", "-DSPACE='a b' \"-DRSP=1\"\n");
    const char *const flags[] = {"-DONE=1",
                                 "-D",
                                 "TWO=2",
                                 "-UONE",
                                 "-o",
                                 "out.o",
                                 "-c",
                                 "-MD",
                                 "-MF",
                                 "x.d",
                                 "-fplugin=gone.so",
                                 "-fno-such-gcc-flag",
                                 "-mno-such-flag"};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        world_flag(world, flags[i]);
    world_flag(world, "-include");
    world_flag(world, arena_printf(&world->unit.arena, "%s/forced.h", world->folder));
    world_flag(world, arena_printf(&world->unit.arena, "@%s/words.rsp", world->folder));
    world_open(world, "#if defined ONE || TWO != 2 || RSP != 1\n#error flags\n#endif\n"
                      "forced f;\n");
    assert_true(oracle_is_typedef(world->oracle, "forced"));
    assert_int_equal(oracle_macro_find(world->oracle, intern_cstr("ONE"), 0, 5), -1);
    assert_true(oracle_macro_find(world->oracle, intern_cstr("TWO"), 0, 5) >= 0);
}

static void test_missing_resources(void **state)
{
    struct world *world = *state;
    world_flag(world, "-nostdinc");
    const char *shown = world_open_bad(world, "#include <stdarg.h>\nint x;\n");
    assert_non_null(strstr(shown, "error: 'stdarg.h' file not found"));
    assert_non_null(strstr(shown, "note: this header comes with libclang"));
}

static void test_unknown_machine(void **state)
{
    struct world *world = *state;
    world_flag(world, "-march=of-the-next-decade");
    world_flag(world, "-DX=1");
    world_open(world, "int x = X;\n");
}

static void test_impossible_flags(void **state)
{
    struct world *world = *state;
    world_flag(world, "-std=c3000");
    const char *shown = world_open_bad(world, "int x;\n");
    assert_null(world->oracle);
    assert_non_null(strstr(shown, "cannot parse with the given compiler flags"));
}

static void test_position_in_empty_file(void **state)
{
    struct world *world = *state;
    world_open(world, "");
    assert_int_equal(world->unit.files.n, 1);
    int n;
    oracle_definitions(world->oracle, &n);
    assert_int_equal(n, 0);
    assert_non_null(strstr(oracle_version(), "clang version "));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_files_and_inclusions),   TEST(test_skipped_lines),
        TEST(test_clang_errors_are_shown), TEST(test_warnings_are_not),
        TEST(test_missing_file),           TEST(test_flags),
        TEST(test_missing_resources),      TEST(test_unknown_machine),
        TEST(test_impossible_flags),       TEST(test_position_in_empty_file),
    };
    return cmocka_run_group_tests_name("oracle_files", tests, NULL, NULL);
}
