/* The writer: what is printed as it was written, what is not, and #line. */
#include "fake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static struct options quiet = {.no_line = true}, lines;

static void finish(struct writer *w, const char *expected)
{
    struct buf out = {0};
    writer_finish(w, &out);
    if (out.text)
        assert_int_equal(strlen(out.text), out.length);
    assert_string_equal(out.text ? out.text : "", expected);
    buf_free(&out);
}

/* All tokens, unedited: with and without #line, cut into pieces or not, gives the file back. */
static void round_trip(const char *text, const char *expected)
{
    for (int way = 0; way < 3; way++) {
        struct unit *unit = fake_text(text);
        if (way == 1)
            unit->options = &quiet;
        struct writer *w = writer_new(unit, &unit->arena);
        if (way == 2)
            for (tok_id i = 0; i < unit->tokens.n; i++)
                writer_tokens(w, i, i + 1);
        else
            writer_tokens(w, 0, unit->tokens.n);
        finish(w, expected);
        fake_free(unit);
    }
}

static void all_tokens_unedited(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "int f(void)\n{\n\treturn 0; /* none */\n}\n",
        "\n\n  /* a\n     comment */ int\n\n\n\n  x; // end",
        ("#define LIST_FOREACH(x, h) for (x = h; x; x = x->next)\n" /* one text */
         "LIST_FOREACH(p,\n             head) /* each */ {\n    use(p);\n}\n"),
        "#define NOTHING(x)\n#define EMPTY\nint a; NOTHING(1 +\n  2)\n EMPTY int b; EMPTY EMPTY\n",
        "#define f g\n#define g(x) [x]\nf (1) ; f\n(2)",
        "#define S(x) #x\n#define C(a,b) a##b\nS( a \\\n b) C(1,\n2);\nlong\\\nname = 'a';\\\n\n",
        "char *s = \"// no\" \"/* comment */\"; /* \" */ // '\nint x;\r\nint y;\r\n",
        "int x = __LINE__;\n#pragma once\n#define X 1\n\n#undef X\n#error \"really\nint y;\n",
        "void f(void)\n{\n#pragma omp parallel\n    a;\n}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        round_trip(texts[i], texts[i]);
}

static void conditionals_go(void **state)
{
    (void)state;
    struct unit *unit = fake_text("int f(\n"
                                  "#if 1\n"
                                  "   int x /* kept */\n"
                                  "#else // gone\n"
                                  "   long x /* don't\n"
                                  "#endif */\n"
                                  "#endif\n"
                                  ");\n"
                                  "#ifdef NO\n"
                                  "#if 1\n"
                                  "#endif\n"
                                  "#elif 0\n"
                                  "a\n"
                                  "#elif 1\n"
                                  "#define YES 1\n"
                                  "#else\n"
                                  "#define NO 1\n"
                                  "#endif\n"
                                  "\n"
                                  "#if 0\n"
                                  "x\n"
                                  "#endif\n"
                                  "\n"
                                  "#undef NO\n"
                                  "int y = YES;\n");
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    writer_tokens(w, 0, unit->tokens.n);
    finish(w, "int f(\n   int x /* kept */\n);\n#define YES 1\n\n#undef NO\nint y = YES;\n");
    unit->options = &lines;
    w = writer_new(unit, &unit->arena);
    writer_tokens(w, 0, unit->tokens.n);
    finish(w, "int f(\n#line 3 \"a.c\"\n   int x /* kept */\n#line 8\n);\n"
              "#line 15\n#define YES 1\n\n#line 24\n#undef NO\nint y = YES;\n");
    fake_free(unit);
}

/* Renames all tokens spelled `name` to `text`, and prints the whole file. */
static void check_rename(const char *source, const char *name, const char *text,
                         const char *expected)
{
    struct unit *unit = fake_text(source);
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    for (tok_id i = 0; i < unit->tokens.n; i++)
        if (!strcmp(unit->tokens.at[i].text, name))
            writer_rename(w, i, text);
        else
            writer_tokens(w, i, i + 1);
    finish(w, expected);
    fake_free(unit);
}

static void renames(void **state)
{
    (void)state;
    check_rename("int x = 1; // x\nreturn x+x;", "x", "F->x",
                 "int F->x = 1; // x\nreturn F->x+F->x;");
    /* in arguments: once in the text, for all copies */
    check_rename("#define MAX(a, b) ((a) > (b) ? (a) : (b))\ny = MAX( x, /* or */ 1);\n", "x",
                 "F->x",
                 "#define MAX(a, b) ((a) > (b) ? (a) : (b))\ny = MAX( F->x, /* or */ 1);\n");
    /* a name of the same spelling out of the body: expanded */
    check_rename("#define ADD(a) (a + x)\ny = ADD(x);\n", "x", "F->x",
                 "#define ADD(a) (a + x)\ny = (F->x + F->x);\n");
    /* stringified: expanded, and the string stays */
    check_rename("#define check(e) ((e) ? 0 : fail(#e))\n  check(x\n > 0); /* c */ y;", "x", "F->x",
                 "#define check(e) ((e) ? 0 : fail(#e))\n"
                 "  ((F->x > 0) ? 0 : fail(\"x > 0\")); /* c */ y;");
    /* more than one argument: expanded */
    check_rename("#define ID(e) e\nf(ID(x), 1);", "x", "a, b", "#define ID(e) e\nf(a, b, 1);");
    /* the same spelling is no rename */
    check_rename("#define ID(e) (e+x)\nID(x) ;", "x", "x", "#define ID(e) (e+x)\nID(x) ;");
    /* not all copies */
    struct unit *unit = fake_text("#define TWICE(e) e-e\na TWICE(x)b");
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    writer_tokens(w, 0, 1);
    writer_rename(w, 1, "x1");
    writer_tokens(w, 2, unit->tokens.n);
    finish(w, "#define TWICE(e) e-e\na x1-x b");
    fake_free(unit);
}

static void expansions(void **state)
{
    (void)state;
    /* something in between: the rest is expanded, on one line, tokens kept apart */
    struct unit *unit =
        fake_text("#define TRY(e) do { int r = -(e); \\\n  if (r) return r; } while (0)\n"
                  "\tTRY(-f(1,\n\t2)); // c\n\tg();\n");
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    tok_id call = fake_find(unit, "f", 0), end = fake_find(unit, ";", call) - 1;
    writer_tokens(w, 0, call);
    writer_text(w, "wait(");
    writer_tokens(w, call, end);
    writer_text(w, ")");
    writer_tokens(w, end, unit->tokens.n);
    finish(w, "#define TRY(e) do { int r = -(e); \\\n  if (r) return r; } while (0)\n"
              "\tdo { int r = -(-wait(f(1, 2))); if (r) return r; } while (0); // c\n\tg();\n");
    fake_free(unit);
    /* a painted name is kept from being expanded again */
    check_rename("#define read(f) (log(f), read(f), #f)\n  read(x);", "x", "y",
                 "#define read(f) (log(f), read(f), #f)\n  (log(y), (read)(y), \"x\");");
    check_rename("#define h(x) (#x, u.h(x)+h)\n#define SELF SELF\n#define S(x) #x SELF\n S(x)", "x",
                 "y",
                 "#define h(x) (#x, u.h(x)+h)\n#define SELF SELF\n#define S(x) #x SELF\n S(x)");
    assert_string_equal(fake_errors(), "");
    check_rename("#define H(x) #x u.H x\n#define G u.G\n#define S(x) #x G x\n S(x)", "x", "y",
                 "#define H(x) #x u.H x\n#define G u.G\n#define S(x) #x G x\n \"x\" u.G y");
    assert_string_equal(fake_errors(),
                        "4:2: changing the arguments of a macro that expands to its own name is "
                        "not supported in a transformed function: G\n");
}

static void new_text(void **state)
{
    (void)state;
    const char *text = "int f(void)\n"
                       "{\n"
                       "    /* wait */\n"
                       "    x = await g(1); // one\n"
                       "\n"
                       "\n"
                       "    return x;\n"
                       "}\n"
                       "int last;\n";
    struct unit *unit = fake_text(text);
    for (int way = 0; way < 2; way++) {
        if (way == 0)
            unit->options = &quiet;
        else
            unit->options = &lines;
        struct writer *w = writer_new(unit, &unit->arena);
        tok_id x = fake_find(unit, "x", 0), g = fake_find(unit, "g", 0);
        tok_id semicolon = fake_find(unit, ";", 0), end = fake_find(unit, "}", 0) + 1;
        writer_source(w, 0, 0, unit->tokens.at[0].begin);
        writer_at(w, -1);
        writer_text(w, "struct frame {\n    int x;\n};\n");
        writer_tokens(w, 0, x);
        writer_lead(w, x);
        writer_at(w, x);
        writer_text(w, "if (");
        writer_tokens(w, g, semicolon);
        writer_text(w, ") {\n    return 1;\n}\nx = 2;");
        writer_tokens(w, semicolon + 1, end);
        writer_source(w, 0, unit->tokens.at[end - 1].end, (uint32_t)strlen(text));
        finish(w, way == 0 ? "struct frame {\n"
                             "    int x;\n"
                             "};\n"
                             "int f(void)\n"
                             "{\n"
                             "    /* wait */\n"
                             "    if (g(1)) {\n"
                             "        return 1;\n"
                             "    }\n"
                             "    x = 2; // one\n"
                             "\n"
                             "    return x;\n"
                             "}\n"
                             "int last;\n"
                           : "#line 1 \"a.c\"\n"
                             "#line 3 \"<tandem>\"\n"
                             "struct frame {\n"
                             "    int x;\n"
                             "};\n"
                             "#line 1 \"a.c\"\n"
                             "int f(void)\n"
                             "{\n"
                             "    /* wait */\n"
                             "    if (g(1)) {\n"
                             "#line 4\n"
                             "        return 1;\n"
                             "#line 4\n"
                             "    }\n"
                             "#line 4\n"
                             "    x = 2; // one\n"
                             "\n"
                             "#line 7\n"
                             "    return x;\n"
                             "}\n"
                             "int last;\n");
    }
    fake_free(unit);
}

static void lines_of_text(void **state)
{
    (void)state;
    /* text that ends in a newline; tokens of the next line follow */
    struct unit *unit = fake_text("void f(void) {\n  a;\n  b; c;\n}\n");
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    tok_id a = fake_find(unit, "a", 0), b = fake_find(unit, "b", 0), c = fake_find(unit, "c", 0);
    writer_tokens(w, 0, a);
    writer_lead(w, a);
    writer_at(w, a);
    writer_text(w, "one;\n");
    writer_text(w, "two;\n#define X\n");
    writer_tokens(w, b, c);
    writer_line(w);
    writer_line(w);
    writer_tokens(w, c, unit->tokens.n);
    finish(w, "void f(void) {\n  one;\n  two;\n#define X\n  b;\n  c;\n}\n");
    fake_free(unit);
    /* tokens that are printed somewhere else come without their lead */
    unit = fake_text("a /* x */ +\n  // y\n  b;");
    unit->options = &quiet;
    w = writer_new(unit, &unit->arena);
    writer_tokens(w, 2, 3);
    writer_text(w, "-");
    writer_tokens(w, 0, 1);
    writer_tokens(w, 0, 1);
    writer_text(w, "-");
    writer_text(w, "-");
    writer_tokens(w, 0, 1);
    writer_tokens(w, 3, 4);
    finish(w, "  // y\n  b-a a--a;");
    fake_free(unit);
}

static void no_line_in_arguments(void **state)
{
    (void)state;
    struct unit *unit = fake_text("#define M(a, b) a b\n"
                                  "void f(void) {\n"
                                  "x; M(1,\n"
                                  "  2) ; td_spawn(g,\n"
                                  "  3,\n"
                                  "  4);\n"
                                  "y;\n}\n");
    struct writer *w = writer_new(unit, &unit->arena);
    tok_id x = fake_find(unit, "x", 0);
    writer_tokens(w, 0, x);
    writer_text(w, "if (1)\n");
    writer_tokens(w, x + 1, unit->tokens.n);
    finish(w, "#line 1 \"a.c\"\n"
              "#define M(a, b) a b\n"
              "void f(void) {if (1)\n"
              "; M(1,\n"
              "  2) ; td_spawn(g,\n"
              "  3,\n"
              "  4);\n"
              "y;\n}\n");
    /* a newline more in front of them: not set right before they are over */
    w = writer_new(unit, &unit->arena);
    tok_id g = fake_find(unit, "g", 0), one = fake_find(unit, "1", 0);
    writer_tokens(w, 0, one);
    writer_text(w, "\n");
    writer_tokens(w, one, g);
    writer_text(w, "\n+");
    writer_tokens(w, g, unit->tokens.n);
    finish(w, "#line 1 \"a.c\"\n"
              "#define M(a, b) a b\n"
              "void f(void) {\n"
              "x;\n"
              "#line 3\n"
              "M(1,\n"
              "  2) ; td_spawn(\n"
              "  +g,\n"
              "  3,\n"
              "  4);\n"
              "#line 7\n"
              "y;\n}\n");
    fake_free(unit);
}

static void unbalanced_conditions(void **state)
{
    (void)state;
    const char *text = "#if 1\n"
                       "int f(int x) {\n"
                       "#else\n"
                       "int f(void) {\n"
                       "#endif\n"
                       "  x;\n"
                       "#ifdef NO\n"
                       "}\n"
                       "#else\n"
                       "}\n"
                       "int g;\n"
                       "#endif\n";
    struct unit *unit = fake_text(text);
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    tok_id end = fake_find(unit, "}", 0);
    writer_source(w, 0, 0, unit->tokens.at[0].begin);
    writer_tokens(w, 0, end + 1);
    writer_source(w, 0, unit->tokens.at[end].end, (uint32_t)strlen(text));
    finish(w, "#if 1\nint f(int x) {\n  x;\n}\n#endif\n#if 1\n\nint g;\n#endif\n");
    fake_free(unit);
}

static void included_text(void **state)
{
    (void)state;
    struct fake_file files[] = {{"a.c", "#define X(n) v = n;\n"
                                        "int t(void) {\n"
                                        "    int v; /* 1 */\n"
                                        "    #include \"list.def\"\n"
                                        "    return v;\n"
                                        "}\n"},
                                {"dir/list.def", "/* all */\n\n"
                                                 "X(one)\n"
                                                 "#if 0\n"
                                                 "X(none)\n"
                                                 "#endif\n"
                                                 "X(two) // 2\n"
                                                 "#undef X\n"},
                                {NULL, NULL}};
    struct unit *unit = fake_unit(files, NULL);
    struct writer *w = writer_new(unit, &unit->arena);
    writer_tokens(w, 0, unit->tokens.n);
    finish(w, files[0].text);
    w = writer_new(unit, &unit->arena);
    tok_id two = fake_find(unit, "two", 0);
    writer_tokens(w, 0, two);
    writer_rename(w, two, "2");
    writer_tokens(w, two + 1, unit->tokens.n);
    finish(w, "#line 1 \"a.c\"\n"
              "#define X(n) v = n;\n"
              "int t(void) {\n"
              "    int v; /* 1 */\n"
              "#line 1 \"dir/list.def\"\n"
              "/* all */\n\n"
              "X(one)\n"
              "#line 7\n"
              "X(2) // 2\n"
              "#undef X\n"
              "#line 5 \"a.c\"\n"
              "    return v;\n"
              "}\n");
    /* a header that is printed in place of its line, piece by piece */
    w = writer_new(unit, &unit->arena);
    tok_id one = fake_find(unit, "v", fake_find(unit, ";", 0));
    writer_source(w, 1, 0, 9);
    writer_tokens(w, one, two - 2);
    writer_source(w, 1, 17, 18);
    finish(w, "#line 1 \"dir/list.def\"\n/* all */\n\nX(one)\n");
    fake_free(unit);
}

static void included_twice(void **state)
{
    (void)state; /* each time other branches: what is printed is what was taken */
    struct fake_file files[] = {{"a.c", "void f(void) {\n"
                                        "#include \"s.def\"\n"
                                        "#define Z\n"
                                        "#include \"s.def\"\n"
                                        "}\n"},
                                {"s.def", "a;\n#ifdef Z\nb; don;\n#endif\nc;\n"},
                                {NULL, NULL}};
    struct unit *unit = fake_unit(files, NULL);
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    for (tok_id i = 0; i < unit->tokens.n; i++)
        if (!strcmp(unit->tokens.at[i].text, "c"))
            writer_rename(w, i, "d");
        else
            writer_tokens(w, i, i + 1);
    finish(w, "void f(void) {\na;\nd;\n#define Z\na;\nb; don;\nd;\n}\n");
    fake_free(unit);
}

static void pragmas(void **state)
{
    (void)state;
    struct unit *unit = fake_text("void f(void) {\n"
                                  "    x;\n"
                                  "#pragma omp parallel\n"
                                  "    for (;;) ;\n"
                                  "}\n");
    unit->options = &quiet;
    struct writer *w = writer_new(unit, &unit->arena);
    tok_id x = fake_find(unit, "x", 0);
    writer_tokens(w, 0, x);
    writer_text(w, "y;");
    writer_tokens(w, x + 2, unit->tokens.n);
    finish(w, "void f(void) {y;\n#pragma omp parallel\n    for (;;) ;\n}\n");
    char *line = writer_spell(unit, &unit->arena, x, x + 5);
    assert_string_equal(line, "x; _Pragma(\"omp parallel\") for (");
    fake_free(unit);
}

static void untouched(void **state)
{
    (void)state;
    const char *text =
        "\n#include <stdio.h>\n#if 0\n don't\n#endif\nint a;\n#line 77 \"y\"\nint b;";
    struct unit *unit = fake_text(text);
    struct writer *w = writer_new(unit, &unit->arena);
    writer_source(w, 0, 0, (uint32_t)strlen(text));
    finish(w, text);
    fake_free(unit);
    /* where the user's own #line names a file, ours say what that one would */
    unit = fake_text("a; b;\n#line 7 \"y\"\nc;\n");
    w = writer_new(unit, &unit->arena);
    writer_source(w, 0, 0, 2);
    writer_text(w, "\nx;\n");
    writer_source(w, 0, 2, 21);
    writer_text(w, "d;\ne;\n");
    finish(w, "#line 1 \"a.c\"\na;\n#line 1 \"a.c\"\nx;\n#line 1 \"a.c\"\n b;\n#line 7 \"y\"\nc;\nd;\n"
              "#line 8 \"y\"\ne;\n");
    fake_free(unit);
}

#ifdef __GLIBC__
/* A writer that does not come to its end gives all back. */
static void given_up(void **state)
{
    (void)state;
    size_t before = 0;
    for (int i = 0; i < 20; i++) {
        struct unit *unit = fake_text("{\n    a;\n}\n");
        struct writer *w = writer_new(unit, &unit->arena);
        struct buf out = {0};
        writer_source(w, 0, 0, 2);
        writer_at(w, fake_find(unit, "a", 0));
        writer_text(w, "x;\ny;\n ");
        writer_flush(w, &out);
        assert_non_null(strstr(out.text, "y;"));
        buf_free(&out);
        writer_free(w);
        fake_free(unit);
        if (i == 10)
            before = mallinfo2().uordblks;
    }
    assert_int_equal(mallinfo2().uordblks, before);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_tokens_unedited),
        cmocka_unit_test(conditionals_go),
        cmocka_unit_test(renames),
        cmocka_unit_test(expansions),
        cmocka_unit_test(new_text),
        cmocka_unit_test(lines_of_text),
        cmocka_unit_test(no_line_in_arguments),
        cmocka_unit_test(unbalanced_conditions),
        cmocka_unit_test(included_text),
        cmocka_unit_test(pragmas),
        cmocka_unit_test(included_twice),
        cmocka_unit_test(untouched),
#ifdef __GLIBC__
        cmocka_unit_test(given_up),
#endif
    };
    return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
