/* What joins the stream of tokens: directives, included files, bodies that are passed over. */
#include "fake.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

/* Of a plain function only the braces join the stream, unless a keyword may turn up in it. */
static void plain_bodies(void **state)
{
    (void)state;
    static const char passed[] = "int plain(int x) { } int y;";
    check("int plain(int x) { return x; } int y;", passed);
    check("int plain(int x) {} int y;", passed);
    check("#define TWICE(x) ((x) + (x))\n#define NEXT(x) TWICE(x + 1)\n"
          "int plain(int x) { if (x) { return NEXT(x); } return '}'; } int y;",
          passed);
    check("#define ITSELF(x) ITSELF(x)\nint plain(int x) { return ITSELF(x); } int y;", passed);
    check("int plain(int x) { return x; }\n#define N 3\nint f(void) { return N; }",
          "int plain(int x) { } int f(void) { return 3; }");
    static const char *const expanded[][2] = {
        {"#define TD_AWAIT\nint plain(int x) { return TD_AWAIT x; }",
         "int plain(int x) { return TD_AWAIT x; }"},
        {"#define TD_AWAIT\n#define GET(x) TD_AWAIT x\nint plain(int x) { return GET(x); }",
         "int plain(int x) { return TD_AWAIT x; }"},
        {"#define TD_AWAIT\n#define GET(x) TD_AWAIT x\n#define CALL(f, x) f(x)\n"
         "int plain(int x) { return CALL(GET, x); }",
         "int plain(int x) { return TD_AWAIT x; }"},
        {"#define TD_AWAIT\n#define GET(x) TD_AWAIT x\n#define FIRST GET\n"
         "int plain(int x) { return FIRST(x); }",
         "int plain(int x) { return TD_AWAIT x; }"},
        {"#define TD_AWAIT\n#define WORD(x) TD_##x\nint plain(int x) { return WORD(AWAIT) x; }",
         "int plain(int x) { return TD_AWAIT x; }"},
        {"#define TD_AWAIT\n#define A(x) B(x) TD_AWAIT\n#define B(x) A(x)\n" /* whichever is asked first */
         "int plain1(int x) { A(x); } int plain2(int x) { B(x); }",
         "int plain1(int x) { A(x) TD_AWAIT; } int plain2(int x) { B(x) TD_AWAIT; }"},
        {"int plain(int x) {\n#define N 4\nreturn N; }", "int plain(int x) { return 4; }"},
    };
    for (size_t i = 0; i < sizeof expanded / sizeof *expanded; i++)
        check_spelling(expanded[i][0], NULL, expanded[i][1]);
    const char *flags[] = {"-DGET=TD_AWAIT", NULL};
    check_spelling("#define TD_AWAIT\nint plain(int x) { return GET x; }", flags,
                   "int plain(int x) { return TD_AWAIT x; }");
}

static void directives(void **state)
{
    (void)state;
    check("#define X 1\n#pragma once\nint a;\n#if 0\nint b; don't /* \n#else\n */\n#endif\n"
          "int c = X;\n#undef X\n#define X 2\n#error \"don't\nint d = X;\n"
          "#ifdef X\nint e;\n#else\nint f;\n#endif\n%:define Y\n",
          "int a; int c = 1; int d = 2; int e;");
    struct unit *unit = fake_text("#pragma once\nvoid f(void) {\n  #pragma omp  parallel\n  a;\n}");
    assert_string_equal(fake_spelling(unit), "void f(void) {#pragma omp  parallel a; }");
    fake_free(unit);
}

static void includes(void **state)
{
    (void)state;
    struct fake_file files[] = {
        {"a.c", "#include \"types.h\"\n"
                "#include \"lib.h\"\n"
                "#define X(n) n,\n"
                "int t(void) { int a[] = {\n"
                "#include \"list.def\"\n"
                "}; return a[0]; }\n"},
        {"types.h", "typedef int T;\n"},
        {"lib.h", "#define TWO 2\n#include \"body.h\"\nint lib;\n"},
        {"body.h", "#include \"types.h\"\nasync int f(void) { return TWO; }\n"},
        {"list.def", "X(one)\nX(two)\n#undef X\n"},
        {NULL, NULL}};
    struct unit *unit = fake_unit(files, NULL);
    assert_string_equal(fake_spelling(unit), "async int f(void) { return 2; } int lib; "
                                             "int t(void) { int a[] = { one, two, }; "
                                             "return a[0]; }");
    tok_id one = fake_find(unit, "one", 0), two = fake_find(unit, "TWO", 0);
    assert_int_equal(two, -1);
    const struct token *token = &unit->tokens.at[one];
    assert_int_equal(token->at_file, 4);
    assert_int_equal(token->line, 1);
    const struct invocation *v = &unit->invocations.at[token->invocation];
    assert_string_equal(v->name, "X");
    assert_int_equal(v->file, 4);
    const struct invocation *outer = &unit->invocations.at[v->outer];
    assert_true(outer->is_include);
    assert_string_equal(outer->name, "list.def");
    assert_memory_equal(files[0].text + outer->begin, "#include \"list.def\"\n",
                        outer->end - outer->begin);
    assert_int_equal(outer->outer, -1);
    assert_int_equal(outer->last - outer->first, 4);
    /* f's tokens are in body.h, in lib.h */
    const struct token *f = &unit->tokens.at[fake_find(unit, "f", 0)];
    assert_int_equal(f->file, 3);
    assert_string_equal(unit->invocations.at[f->invocation].name, "body.h");
    fake_free(unit);
}

static void included_twice(void **state)
{
    (void)state;
    struct fake_file files[] = {{"a.c", "#define ID(x) x\n"
                                        "#define X(n) n,\n"
                                        "int t(void) { enum {\n"
                                        "#include \"list.def\"\n"
                                        "};\n"
                                        "#define STR(n) #n\n"
                                        "#define X(n) STR(n)\n"
                                        "return\n"
                                        "#include \"list.def\"\n"
                                        "; }\n"},
                                {"list.def", "X(one)\n#undef X\n"},
                                {NULL, NULL}};
    struct unit *unit = fake_unit(files, NULL);
    assert_string_equal(fake_spelling(unit), "int t(void) { enum { one, }; return \"one\" ; }");
    fake_free(unit);
    /* branches that are taken one time and not the other */
    struct fake_file branches[] = {{"a.c", "int main(void) { enum {\n"
                                           "#define A(n) n,\n"
                                           "#include \"ab.def\"\n"
                                           "};\n"
                                           "return\n"
                                           "#define B(n) #n\n"
                                           "#define Z\n"
                                           "#include \"ab.def\"\n"
                                           "; }\n"},
                                   {"ab.def", "#ifndef A\n#define A(x) \"default\"\n#endif\n"
                                              "#ifndef B\n#define B(x) other\n#endif\n"
                                              "A(one)\n"
                                              "#ifdef Z\nA(z)\n#if 0\n#else\n1\n#endif\n"
                                              "#else\nA(noz)\n#endif\n"
                                              "B(two)\n#undef A\n#undef B\n"},
                                   {NULL, NULL}};
    unit = fake_unit(branches, NULL);
    assert_string_equal(fake_spelling(unit), "int main(void) { enum { one, noz, other }; "
                                             "return \"default\" \"default\" 1 \"two\" ; }");
    fake_free(unit);
    struct fake_file itself[] = {{"a.c", "void f(void) {\n#include \"b.h\"\n}\n"},
                                 {"b.h", "x;\n#ifndef B\n#define B\n#include \"b.h\"\n#endif\n"},
                                 {NULL, NULL}};
    unit = fake_unit(itself, NULL);
    assert_string_equal(fake_errors(), "");
    assert_string_equal(fake_spelling(unit), "void f(void) { x; x; }");
    fake_free(unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_bodies),
        cmocka_unit_test(directives),
        cmocka_unit_test(includes),
        cmocka_unit_test(included_twice),
    };
    return cmocka_run_group_tests_name("stream", tests, NULL, NULL);
}
