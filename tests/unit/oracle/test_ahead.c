/* What a text begins with, read before the text is known. */
#include "unit_help.h"

#include "oracle/clang.h"

static struct ahead *ahead_of(struct world *world, const char *text)
{
    struct file input = {.path = world->options.input, .text = text, .length = strlen(text)};
    return ahead_new(world->oracle, &input, ahead_head(&input));
}

static void drop(struct ahead *ahead)
{
    ahead_end(ahead);
    ahead_free(ahead);
}

static void test_heads(void **state)
{
    static const struct {
        const char *head, *rest;
    } files[] = {
        {"#include <a.h>\n", "int x;\n"},
        {"/* one */\n#define X 1\n#include <a.h>\n\n # include \"b.h\" // two\n", "\nint x;"},
        {"#ifdef X\n#include <a.h>\n#else\n#include <b.h>\n#endif\n", "int x;\n"},
        {"%:include <a.h>\n", "%:define X\n"},
        {"#include \\\n <a.h>\n", "int x;\n"},
        {"#define BEGIN(x) {\n#include <a.h>\n", "int x;\n"},
        {"#/* */include <a.h> /*\n*/\n", "int x;\n"},
        {"enum e {\n#include <list.def>\n", "};\n"},
        {"#include <a.h>\n", "int f(int x)\n{\n}\n"},
        {"#include <a.h>\n", "int f(int x) {\n}\n"},
        {"", "int x;\n"},
        {"", ""},
        {"", "#include <a.h>"}, /* the pipe's #include must stand on a line of its own */
        {"", "/*\n#include <a.h>\n*/\nint x;\n"},
        {"", "#ifndef A\n#define A\n#include <a.h>\nint x;\n#endif"},
        {"", "#ifdef A\n#include <a.h>\nint x;\n"},
        {"", "#include <a.h>\nint f(void)\n{\n}\n#include <b.h>\n"},
        {"", "#include <a.h>\nint f(void)\n{\n#include \"body.inc\"\n}\n"},
    };
    struct world *world = *state;
    world_open(world, "int x;\n");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *text =
            arena_printf(&world->unit.arena, "%s%s", files[i].head, files[i].rest);
        struct ahead *ahead = ahead_of(world, text);
        assert_int_equal(ahead ? ahead->head : 0, strlen(files[i].head));
        if (!ahead)
            continue;
        assert_memory_equal(ahead->text, text, ahead->head);
        const char *end =
            arena_printf(&world->unit.arena, "#endif\n#include \"%s\"\n", ahead->path);
        assert_string_equal(ahead->text + ahead->length - strlen(end), end);
        drop(ahead);
    }
}

/* Opens a file, and says whether a text that begins so may be read through a pipe. */
static bool fits(struct world *world, const char *file, const char *text)
{
    world_open(world, file);
    struct ahead *ahead = ahead_of(world, file);
    assert_non_null(ahead);
    bool result = ahead_fits(world->oracle, ahead, text, strlen(text));
    drop(ahead);
    return result;
}

static void test_fits(void **state)
{
    world_write(*state, "a.h", "");
    assert_true(fits(*state, "#include \"a.h\"\nint x;\n", "#include \"a.h\"\nint y;\n"));
}

static void test_another_head(void **state)
{
    world_write(*state, "a.h", "");
    assert_false(fits(*state, "#include \"a.h\"\nint x;\n", "#include <a.h>\nint x;\n"));
}

static void test_shorter_than_the_head(void **state)
{
    world_write(*state, "a.h", "");
    assert_false(fits(*state, "#include \"a.h\"\nint x;\n", "#include"));
}

/* What tells that a text is in another file, or looks for files from there; also out of a macro. */
static void test_looks_around(void **state)
{
    static const char *const headers[] = {"#define HAS(x) __has_include(x)\n",
                                          "#define HAS(x) __has_embed(x)\n",
                                          "#define WHERE __builtin_FILE()\n",
                                          "#define WHERE __builtin_source_location()\n",
                                          "#pragma pop_macro(\"__FILE__\")\n"};
    static const char FILE_TEXT[] = "#include \"a.h\"\nint x;\n";
    struct world *world = *state;
    world_open(world, "int x;\n");
    struct ahead *ahead = ahead_of(world, FILE_TEXT);
    world_write(world, "a.h", "");
    for (size_t i = 0; i <= sizeof headers / sizeof *headers; i++) {
        oracle_close(world->oracle);
        memset(&world->unit.files, 0, sizeof world->unit.files);
        world_open(world, FILE_TEXT);
        bool result = ahead_fits(world->oracle, ahead, FILE_TEXT, strlen(FILE_TEXT));
        assert_int_equal(result, i == 0);
        if (i < sizeof headers / sizeof *headers)
            world_write(world, "a.h", headers[i]);
    }
    drop(ahead);
}

static void test_line_directives(void **state)
{
    world_write(*state, "a.h", "");
    assert_false(fits(*state, "#include \"a.h\"\n#line 7 \"b.y\"\nint x;\n",
                      "#include \"a.h\"\nint x;\n"));
}

static void test_line_marks(void **state)
{
    world_write(*state, "a.h", "");
    assert_false(fits(*state, "# 1 \"b.y\"\n#include \"a.h\"\nint x;\n",
                      "# 1 \"b.y\"\n#include \"a.h\"\nint x;\n"));
}

static void test_embed(void **state)
{
    world_write(*state, "a.h", "");
    assert_false(fits(*state, "#include \"a.h\"\n#if 0\n# embed \"a.h\"\n#endif\n",
                      "#include \"a.h\"\n"));
}

static void test_prefix_map(void **state)
{
    world_write(*state, "a.h", "");
    world_flag(*state, "-fmacro-prefix-map=/tmp=/a/longer/name");
    assert_false(fits(*state, "#include \"a.h\"\nint x;\n", "#include \"a.h\"\nint x;\n"));
}

/* The text does not show it to be a directive, but clang knows. */
static void test_include_behind(void **state)
{
    world_write(*state, "a.h", "");
    world_write(*state, "b.h", "");
    assert_false(fits(*state, "#include \"a.h\"\nint x;\n/**/ #include \"b.h\"\n",
                      "#include \"a.h\"\nint x;\n/**/ #include \"b.h\"\n"));
}

static void test_own_file_macro(void **state)
{
    world_write(*state, "a.h", "#define __FILE__ \"b\"\n");
    assert_false(fits(*state, "#include \"a.h\"\nint x;\n", "#include \"a.h\"\nint x;\n"));
}

static void test_own_file_macro_flag(void **state)
{
    world_write(*state, "a.h", "");
    world_flag(*state, "-D__FILE__=\"b\"");
    assert_false(fits(*state, "#include \"a.h\"\nint x;\n", "#include \"a.h\"\nint x;\n"));
}

static bool never(void *data)
{
    (void)data;
    return false;
}

static bool always(void *data)
{
    (void)data;
    return true;
}

static CXTranslationUnit parse(struct world *world, const struct ahead *ahead)
{
    struct command command = parse_command(world->oracle);
    struct CXUnsavedFile unsaved = {command.input, ahead->text, ahead->length};
    CXTranslationUnit tu = NULL;
    assert_int_equal(parse_run(&command, world->oracle->index, 0, &unsaved, &tu), 0);
    return tu;
}

static enum CXChildVisitResult find_x(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (!strcmp(oracle_name(clang_getCursorSpelling(cursor)), "x"))
        *(CXCursor *)data = cursor;
    return CXChildVisit_Continue;
}

/* What the macros say that tell where they stand is as if nothing came through a pipe. */
static void test_through_the_pipe(void **state)
{
    static const char FILE_TEXT[] = "/* two\nlines */\n#include \"a.h\"\nint x;\n";
    struct world *world = *state;
    world_write(world, "a.h", "typedef long a_type;\n");
    world_open(world, FILE_TEXT);
    struct ahead *ahead = ahead_of(world, FILE_TEXT);
    const char *text = arena_printf(
        &world->unit.arena,
        "/* two\nlines */\n#include \"a.h\"\n"
        "_Static_assert(__LINE__ == 4, \"\");\n"
        "_Static_assert(sizeof __FILE__ == %d, \"\");\n"
        "_Static_assert(sizeof __FILE_NAME__ == sizeof \"a.co.c\", \"\");\n"
        "#if __INCLUDE_LEVEL__\n#error\n#endif\n"
        "a_type x;\n",
        (int)strlen(world->options.input) + 1);
    ahead_give(ahead, text, strlen(text), never, NULL);
    assert_false(ahead_was_read(ahead));
    CXTranslationUnit tu = parse(world, ahead);
    assert_true(ahead_was_read(ahead));
    assert_false(report_has_errors(tu));
    assert_true(files_agree(world->oracle, tu));
    CXCursor x = clang_getNullCursor();
    clang_visitChildren(clang_getTranslationUnitCursor(tu), find_x, &x);
    CXFile file;
    unsigned offset;
    clang_getSpellingLocation(clang_getCursorLocation(x), &file, NULL, NULL, &offset);
    assert_true(file == clang_getFile(tu, ahead->path));
    offset += ahead_shift(ahead);
    assert_int_equal(offset, strstr(text, "x;") - text);
    clang_disposeTranslationUnit(tu);
    ahead_free(ahead);
}

/* What is not defined in the file does not become so. */
static void test_undefined(void **state)
{
    static const char TEXT[] = "#include \"a.h\"\n#if defined __FILE_NAME__ || !defined __FILE__\n"
                               "#error\n#endif\n";
    struct world *world = *state;
    world_write(world, "a.h", "#undef __FILE_NAME__\n");
    world_open(world, "#include \"a.h\"\nint x;\n");
    struct ahead *ahead = ahead_of(world, "#include \"a.h\"\nint x;\n");
    ahead_give(ahead, TEXT, strlen(TEXT), never, NULL);
    CXTranslationUnit tu = parse(world, ahead);
    assert_true(ahead_was_read(ahead));
    assert_false(report_has_errors(tu));
    clang_disposeTranslationUnit(tu);
    ahead_free(ahead);
}

/* More than a pipe holds, and nobody reads it. */
static void test_nobody_reads(void **state)
{
    enum { LENGTH = 4 << 20 };
    struct world *world = *state;
    world_open(world, "int x;\n");
    struct ahead *ahead = ahead_of(world, "#include \"a.h\"\n");
    char *text = arena_alloc(&world->unit.arena, LENGTH);
    memset(text, ' ', LENGTH);
    ahead_give(ahead, text, LENGTH, always, NULL);
    assert_false(ahead->given);
    assert_false(ahead_was_read(ahead));
    ahead_free(ahead);
}

static void test_other_headers(void **state)
{
    struct world *world = *state;
    world_write(world, "a.h", "typedef long a_type;\n");
    world_open(world, "#include \"a.h\"\nint x;\n");
    struct ahead *ahead = ahead_of(world, "#include \"a.h\"\nint x;\n");
    ahead_end(ahead);
    world_write(world, "a.h", "typedef char a_type;\n");
    CXTranslationUnit tu = parse(world, ahead);
    assert_false(files_agree(world->oracle, tu));
    clang_disposeTranslationUnit(tu);
    ahead_free(ahead);
}

/* Read ahead or not, on one processor or more: the answers are the same, and so are the errors. */
static void test_answers(void **state)
{
    static const char TEXT[] = "#include \"a.h\"\nint f(a_type x) { return (x) + (__LINE__); }\n"
                               "unsigned g(struct s { int a; } *p) { { struct t { int b; } u;\n"
                               "(u).b = 1; } return (p)->a; }\n";
    struct world *world = *state;
    world_write(world, "a.h", "typedef long a_type;\n");
    world_open(world, "#include \"a.h\"\nint f(a_type x) { return 0; }\n");
    world_ask(world, TEXT);
    assert_string_equal(value_type(world, "(x)"), "a_type");
    assert_string_equal(value_type(world, "(u)"), "struct L_t_t");
    assert_string_equal(value_type(world, "(p)"), "struct L_s_s *");
    assert_string_equal(variable_type(world, "f(a_type "), "a_type");
}

static void test_errors(void **state)
{
    static const char TEXT[] = "#include \"a.h\"\nint f(void) { return nobody; }\n";
    struct world *world = *state;
    world_write(world, "a.h", "typedef long a_type;\n");
    world_open(world, "#include \"a.h\"\nint f(void) { return 0; }\n");
    oracle_ask(world->oracle, TEXT, strlen(TEXT), false);
    assert_false(oracle_answer(world->oracle));
    assert_int_equal(diag_errors(&world->unit), 1);
    assert_non_null(strstr(world_printed(world), "on line 2 of the printed text"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_heads),
        TEST(test_fits),
        TEST(test_another_head),
        TEST(test_shorter_than_the_head),
        TEST(test_looks_around),
        TEST(test_line_directives),
        TEST(test_line_marks),
        TEST(test_embed),
        TEST(test_prefix_map),
        TEST(test_include_behind),
        TEST(test_own_file_macro),
        TEST(test_own_file_macro_flag),
        TEST(test_through_the_pipe),
        TEST(test_undefined),
        TEST(test_nobody_reads),
        TEST(test_other_headers),
        TEST(test_answers),
        TEST(test_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
