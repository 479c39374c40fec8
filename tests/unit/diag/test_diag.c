/* What diagnostics look like, which options change them, and in which order they come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/intern.h"
#include "diag/diag.h"
#include "source/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A unit with one file, and one that it includes. */
static struct unit unit;

static void add_file(const char *path, const char *text)
{
    struct file file = {.path = path, .text = text, .length = strlen(text)};
    VEC_PUSH(&unit.arena, &unit.files, file);
}

static int set_up(void **state)
{
    (void)state;
    memset(&unit, 0, sizeof unit);
    unit.diag = diag_new(&unit);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&unit.arena);
    intern_free();
    return 0;
}

/* The first place of `text` in a file. */
static struct range find(int file, const char *text)
{
    const char *all = unit.files.at[file].text, *at = strstr(all, text);
    assert_non_null(at);
    uint32_t begin = (uint32_t)(at - all);
    return (struct range){file, begin, begin + (uint32_t)strlen(text)};
}

static void expect_print(bool colour, const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diag_print(&unit, out, colour);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

static void nothing_reported_prints_nothing(void **state)
{
    (void)state;
    add_file("a.co.c", "int x;\n");
    expect_print(false, "");
    assert_int_equal(diag_errors(&unit), 0);
}

static void error_with_caret_and_range(void **state)
{
    (void)state;
    add_file("a.co.c", "int f(void)\n{\n    return await 3 + 4;\n}\n");
    diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "await 3"));
    expect_print(false, "a.co.c:3:12: error: 'await' takes a call\n"
                        "    return await 3 + 4;\n"
                        "           ^~~~~~~\n"
                        "1 error generated.\n");
    assert_int_equal(diag_errors(&unit), 1);
}

static void tabs_move_the_caret(void **state)
{
    (void)state;
    add_file("a.co.c", "\tx\t= await\t3;\n");
    diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "await\t3"));
    expect_print(false, "a.co.c:1:6: error: 'await' takes a call\n"
                        "        x       = await 3;\n"
                        "                  ^~~~~~~\n"
                        "1 error generated.\n");
}

static void multibyte_characters_are_one_column(void **state)
{
    (void)state;
    add_file("a.co.c", "/* \xc3\xa4\xe2\x82\xac */ await 3;\n");
    diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "await 3"));
    /* the first line counts bytes, as compilers do */
    expect_print(false, "a.co.c:1:13: error: 'await' takes a call\n"
                        "/* \xc3\xa4\xe2\x82\xac */ await 3;\n"
                        "         ^~~~~~~\n"
                        "1 error generated.\n");
}

static void range_over_lines_underlines_the_first(void **state)
{
    (void)state;
    add_file("a.co.c", "a = await g(1,  \r\n            2);\n");
    diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "await g(1,  \r\n            2)"));
    expect_print(false, "a.co.c:1:5: error: 'await' takes a call\n"
                        "a = await g(1,  \n"
                        "    ^~~~~~~~~~\n"
                        "1 error generated.\n");
}

static void empty_range_and_end_of_file(void **state)
{
    (void)state;
    add_file("a.co.c", "int x");
    diag_at(&unit, D_SYNTAX, (struct range){0, 5, 5}, "unexpected end");
    diag_at(&unit, D_SYNTAX, (struct range){0, 4, 4}, "here");
    expect_print(false, "a.co.c:1:5: error: here\n"
                        "int x\n"
                        "    ^\n"
                        "a.co.c:1:6: error: unexpected end\n"
                        "int x\n"
                        "     ^\n"
                        "2 errors generated.\n");
}

static void very_long_lines_are_not_shown(void **state)
{
    (void)state;
    char *line = arena_alloc(&unit.arena, 1001);
    memset(line, 'x', 1000);
    add_file("a.co.c", line);
    diag_at(&unit, D_SYNTAX, (struct range){0, 500, 510}, "here");
    expect_print(false, "a.co.c:1:501: error: here\n1 error generated.\n");
}

static void order_is_that_of_the_source(void **state)
{
    (void)state;
    add_file("a.co.c", "one;\ntwo;\n");
    add_file("a.h", "three;\n");
    diag_at(&unit, D_SYNTAX, find(0, "two"), "second");
    diag_at(&unit, D_SYNTAX, find(0, "one"), "first, said earlier");
    diag_at(&unit, D_SYNTAX, find(0, "one"), "first, said later");
    diag_at(&unit, D_SYNTAX, find(1, "three"), "in the header");
    diag_foreign(&unit, SEVERITY_ERROR, (struct range){-1, 0, 0}, "nowhere", "");
    expect_print(false, "tandem: error: nowhere\n"
                        "a.h:1:1: error: in the header\nthree;\n^~~~~\n"
                        "a.co.c:1:1: error: first, said earlier\none;\n^~~\n"
                        "a.co.c:1:1: error: first, said later\none;\n^~~\n"
                        "a.co.c:2:1: error: second\ntwo;\n^~~\n"
                        "5 errors generated.\n");
}

static void notes_follow_their_diagnostic(void **state)
{
    (void)state;
    add_file("a.co.c", "int f(void);\nasync int f(void) {}\nx;\n");
    diag_at(&unit, D_SYNTAX, find(0, "x;"), "last");
    diag_at(&unit, D_ASYNC_MISMATCH, find(0, "async int f"), "f", "async", "not async");
    diag_note(&unit, find(0, "f(void);"), "%s was here", "f");
    expect_print(false, "a.co.c:2:1: error: 'f' is declared async here, but not async before\n"
                        "async int f(void) {}\n"
                        "^~~~~~~~~~~\n"
                        "a.co.c:1:5: note: f was here\n"
                        "int f(void);\n"
                        "    ^~~~~~~~\n"
                        "a.co.c:3:1: error: last\n"
                        "x;\n"
                        "^~\n"
                        "2 errors generated.\n");
}

static void identical_ones_are_said_once(void **state)
{
    (void)state;
    add_file("a.co.c", "one two\n");
    for (int i = 0; i < 3; i++) {
        diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "one"));
        diag_note(&unit, find(0, "two"), "note");
    }
    diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "two"));
    expect_print(false, "a.co.c:1:1: error: 'await' takes a call\none two\n^~~\n"
                        "a.co.c:1:5: note: note\none two\n    ^~~\n"
                        "a.co.c:1:5: error: 'await' takes a call\none two\n    ^~~\n"
                        "2 errors generated.\n");
    assert_int_equal(diag_errors(&unit), 2);
}

/* One of each kind that an option reaches. */
static void report_all(void)
{
    add_file("a.co.c", "f\n");
    struct range here = {0, 0, 1};
    diag_at(&unit, D_TASK_DROPPED, here, "f");
    diag_note(&unit, here, "of the warning");
    diag_at(&unit, D_FRAME_SIZE, here, "f", 8u, 4u);
    diag_at(&unit, D_STACKFUL, here, "f", "alloca", 3);
}

#define PLACE "a.co.c:1:1: "
#define LINE "f\n^\n"
#define TASK "the task that 'f' makes is dropped: td_detach it or keep the handle"
#define FRAME "the frame of 'f' is 8 bytes, over its budget of 4"
#define STACK "'f' keeps a stack while it waits: alloca at line 3"
#define NOTE PLACE "note: of the warning\n" LINE

static void everything_is_on(void **state)
{
    (void)state;
    report_all();
    assert_int_equal(diag_errors(&unit), 0);
    expect_print(false, PLACE "warning: " TASK " [-Wtask-dropped]\n" LINE NOTE
                        PLACE "warning: " FRAME " [-Wframe-size]\n" LINE
                        PLACE "remark: " STACK " [-Rstackful]\n" LINE
                        "2 warnings generated.\n");
}

static void turned_off_by_name(void **state)
{
    (void)state;
    assert_true(diag_option(unit.diag, "-Wno-task-dropped"));
    assert_true(diag_option(unit.diag, "-Rno-stackful"));
    report_all();
    expect_print(false, PLACE "warning: " FRAME " [-Wframe-size]\n" LINE
                        "1 warning generated.\n");
}

static void last_option_wins(void **state)
{
    (void)state;
    assert_true(diag_option(unit.diag, "-Wno-task-dropped"));
    assert_true(diag_option(unit.diag, "-Wtask-dropped"));
    assert_true(diag_option(unit.diag, "-Wframe-size"));
    assert_true(diag_option(unit.diag, "-Wno-frame-size"));
    assert_true(diag_option(unit.diag, "-Rno-stackful"));
    assert_true(diag_option(unit.diag, "-Rstackful"));
    report_all();
    expect_print(false, PLACE "warning: " TASK " [-Wtask-dropped]\n" LINE NOTE
                        PLACE "remark: " STACK " [-Rstackful]\n" LINE
                        "1 warning generated.\n");
}

static void no_warnings_at_all(void **state)
{
    (void)state;
    assert_true(diag_option(unit.diag, "-w"));
    report_all();
    diag_foreign(&unit, SEVERITY_WARNING, (struct range){0, 0, 1}, "clang's", "-Wclang");
    diag_note(&unit, (struct range){0, 0, 1}, "clang's note");
    expect_print(false, PLACE "remark: " STACK " [-Rstackful]\n" LINE);
}

static void all_warnings_are_errors(void **state)
{
    (void)state;
    assert_true(diag_option(unit.diag, "-Werror"));
    assert_true(diag_option(unit.diag, "-Wno-error=frame-size"));
    report_all();
    assert_int_equal(diag_errors(&unit), 1);
    diag_foreign(&unit, SEVERITY_WARNING, (struct range){0, 0, 1}, "clang's", "-Wclang");
    assert_int_equal(diag_errors(&unit), 2);
    expect_print(false, PLACE "error: " TASK " [-Werror,-Wtask-dropped]\n" LINE NOTE
                        PLACE "warning: " FRAME " [-Wframe-size]\n" LINE
                        PLACE "remark: " STACK " [-Rstackful]\n" LINE
                        PLACE "error: clang's [-Werror,-Wclang]\n" LINE
                        "1 warning and 2 errors generated.\n");
}

static void one_warning_is_an_error(void **state)
{
    (void)state;
    assert_true(diag_option(unit.diag, "-Wno-frame-size"));
    assert_true(diag_option(unit.diag, "-Werror=frame-size"));
    report_all();
    expect_print(false, PLACE "warning: " TASK " [-Wtask-dropped]\n" LINE NOTE
                        PLACE "error: " FRAME " [-Werror,-Wframe-size]\n" LINE
                        PLACE "remark: " STACK " [-Rstackful]\n" LINE
                        "1 warning and 1 error generated.\n");
}

static void budgets_have_values(void **state)
{
    (void)state;
    assert_int_equal(diag_value(&unit, D_FRAME_SIZE), -1);
    assert_true(diag_option(unit.diag, "-Wframe-size=256"));
    assert_int_equal(diag_value(&unit, D_FRAME_SIZE), 256);
    assert_false(diag_option(unit.diag, "-Wframe-size="));
    assert_false(diag_option(unit.diag, "-Wframe-size=x"));
    assert_false(diag_option(unit.diag, "-Wframe-size=-1"));
    assert_false(diag_option(unit.diag, "-Wframe-size=99999999999999999999"));
    assert_int_equal(diag_value(&unit, D_FRAME_SIZE), 256);
}

static void unknown_options_are_refused(void **state)
{
    (void)state;
    static const char *const unknown[] = {"-Wno-such", "-W", "-Wno-", "-Werror=", "-Werror=no-such",
                                          "-Rframe-size", "-Wstackful", "-R", "-Rno-", "-x"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_false(diag_option(unit.diag, unknown[i]));
    assert_true(diag_option(unit.diag, "-Wall"));
    assert_true(diag_option(unit.diag, "-Wextra"));
}

static void clangs_own_are_shown_as_they_are(void **state)
{
    (void)state;
    add_file("a.co.c", "x y\n");
    diag_foreign(&unit, SEVERITY_ERROR, find(0, "y"), "100% wrong", "");
    diag_foreign(&unit, SEVERITY_NOTE, find(0, "x"), "see %s", "");
    diag_foreign(&unit, SEVERITY_WARNING, find(0, "x"), "odd", "-Wodd");
    expect_print(false, "a.co.c:1:1: warning: odd [-Wodd]\nx y\n^\n"
                        "a.co.c:1:3: error: 100% wrong\nx y\n  ^\n"
                        "a.co.c:1:1: note: see %s\nx y\n^\n"
                        "1 warning and 1 error generated.\n");
}

static void colours(void **state)
{
    (void)state;
    add_file("a.co.c", "f g\n");
    diag_at(&unit, D_AWAIT_NOT_CALL, find(0, "g"));
    expect_print(true, "\033[1ma.co.c:1:3: \033[0m\033[1;31merror: \033[0m"
                       "\033[1m'await' takes a call\033[0m\n"
                       "f g\n  \033[1;32m^\033[0m\n"
                       "1 error generated.\n");
}

/* Tokens: one spelled in the file, two out of a macro after it. */
static void places_of_tokens(void **state)
{
    (void)state;
    add_file("a.co.c", "f  TRY(x) ;\n");
    add_file("a.h", "#define TRY(e) do e\n");
    struct invocation try_x = {.file = 0, .begin = 3, .end = 9, .first = 1, .last = 3};
    struct token tokens[] = {
        {.text = "f", .file = 0, .begin = 0, .end = 1, .at_begin = 0, .invocation = -1},
        {.text = "do", .file = 1, .begin = 15, .end = 17, .at_begin = 3, .invocation = 0},
        {.text = "x", .file = 0, .begin = 7, .end = 8, .at_begin = 3, .invocation = 0},
        {.text = ";", .file = 0, .begin = 10, .end = 11, .at_begin = 10, .invocation = -1},
    };
    VEC_PUSH(&unit.arena, &unit.invocations, try_x);
    for (int i = 0; i < 4; i++)
        VEC_PUSH(&unit.arena, &unit.tokens, tokens[i]);

    static const struct {
        int first, end;
        uint32_t from, to;
    } wanted[] = {{0, 1, 0, 1}, {0, 2, 0, 9}, {1, 2, 3, 9}, {2, 4, 3, 11}, {3, 4, 10, 11},
                  {3, 3, 10, 11}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct range range = range_of_tokens(&unit, wanted[i].first, wanted[i].end);
        assert_int_equal(range.file, 0);
        assert_int_equal(range.begin, wanted[i].from);
        assert_int_equal(range.end, wanted[i].to);
    }
}

static void option_list_names_each_flag(void **state)
{
    (void)state;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diag_list_options(out);
    fclose(out);
    assert_non_null(strstr(text, "  -Wframe-size "));
    assert_non_null(strstr(text, "  -Rstackful "));
    free(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_reported_prints_nothing),
        TEST(error_with_caret_and_range),
        TEST(tabs_move_the_caret),
        TEST(multibyte_characters_are_one_column),
        TEST(range_over_lines_underlines_the_first),
        TEST(empty_range_and_end_of_file),
        TEST(very_long_lines_are_not_shown),
        TEST(order_is_that_of_the_source),
        TEST(notes_follow_their_diagnostic),
        TEST(identical_ones_are_said_once),
        TEST(everything_is_on),
        TEST(turned_off_by_name),
        TEST(last_option_wins),
        TEST(no_warnings_at_all),
        TEST(all_warnings_are_errors),
        TEST(one_warning_is_an_error),
        TEST(budgets_have_values),
        TEST(unknown_options_are_refused),
        TEST(clangs_own_are_shown_as_they_are),
        TEST(colours),
        TEST(places_of_tokens),
        TEST(option_list_names_each_flag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
