/* Macro expansion: the examples of C11 6.10.3.5, the GNU extensions, and what each token
 * remembers. */
#include "fake.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static void example_3(void **state)
{
    (void)state;
    check("#define x 3\n"
          "#define f(a) f(x * (a))\n"
          "#undef x\n"
          "#define x 2\n"
          "#define g f\n"
          "#define z z[0]\n"
          "#define h g(~\n"
          "#define m(a) a(w)\n"
          "#define w 0,1\n"
          "#define t(a) a\n"
          "#define p() int\n"
          "#define q(x) x\n"
          "#define r(x,y) x ## y\n"
          "#define str(x) # x\n"
          "f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);\n"
          "g(x+(3,4)-w) | h 5) & m\n"
          "(f)^m(m);\n"
          "p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };\n"
          "char c[2][6] = { str(hello), str() };\n",
          "f(2 * (y+1)) + f(2 * (f(2 * (z[0])))) % f(2 * (0)) + t(1);\n"
          "f(2 * (2+(3,4)-0,1)) | f(2 * (~ 5)) & f(2 * (0,1))^m(0,1);\n"
          "int i[] = { 1, 23, 4, 5, };\n"
          "char c[2][6] = { \"hello\", \"\" };\n");
}

static void example_4(void **state)
{
    (void)state;
    check("#define str(s) # s\n"
          "#define xstr(s) str(s)\n"
          "#define debug(s, t) printf(\"x\" # s \"= %d, x\" # t \"= %s\", \\\n"
          " x ## s, x ## t)\n"
          "#define INCFILE(n) vers ## n\n"
          "#define glue(a, b) a ## b\n"
          "#define xglue(a, b) glue(a, b)\n"
          "#define HIGHLOW \"hello\"\n"
          "#define LOW LOW \", world\"\n"
          "debug(1, 2);\n"
          "fputs(str(strncmp(\"abc\\0d\", \"abc\", '\\4') // this goes away\n"
          " == 0) str(: @\\n), s);\n"
          "xstr(INCFILE(2).h)\n"
          "glue(HIGH, LOW);\n"
          "xglue(HIGH, LOW)\n",
          "printf(\"x\" \"1\" \"= %d, x\" \"2\" \"= %s\", x1, x2);\n"
          "fputs(\"strncmp(\\\"abc\\\\0d\\\", \\\"abc\\\", '\\\\4') == 0\" \": @\\n\", s);\n"
          "\"vers2.h\"\n"
          "\"hello\";\n"
          "\"hello\" \", world\"\n");
}

static void example_5(void **state)
{
    (void)state;
    check("#define t(x,y,z) x ## y ## z\n"
          "int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,),\n"
          " t(10,,), t(,11,), t(,,12), t(,,) };\n",
          "int j[] = { 123, 45, 67, 89, 10, 11, 12, };\n");
}

static void example_6(void **state)
{
    (void)state; /* redefinitions that are the same: the last one counts, and all agree */
    check("#define OBJ_LIKE (1-1)\n"
          "#define OBJ_LIKE /* white space */ (1-1) /* other */\n"
          "#define FUNC_LIKE(a) ( a )\n"
          "#define FUNC_LIKE( a )( /* note the white space */ \\\n"
          " a /* other stuff on this line\n"
          " */ )\n"
          "OBJ_LIKE FUNC_LIKE(b)\n",
          "(1-1) ( b )");
}

static void example_7(void **state)
{
    (void)state;
    check("#define debug(...) fprintf(stderr, __VA_ARGS__)\n"
          "#define showlist(...) puts(#__VA_ARGS__)\n"
          "#define report(test, ...) ((test)?puts(#test):\\\n"
          " printf(__VA_ARGS__))\n"
          "debug(\"Flag\");\n"
          "debug(\"X = %d\\n\", x);\n"
          "showlist(The first, second, and third items.);\n"
          "report(x>y, \"x is %d but y is %d\", x, y);\n",
          "fprintf(stderr, \"Flag\" );\n"
          "fprintf(stderr, \"X = %d\\n\", x );\n"
          "puts( \"The first, second, and third items.\" );\n"
          "((x>y)?puts(\"x>y\"): printf(\"x is %d but y is %d\", x, y));\n");
}

static void hash_hash_example(void **state)
{
    (void)state; /* 6.10.3.3p4 */
    check("#define hash_hash # ## #\n"
          "#define mkstr(a) # a\n"
          "#define in_between(a) mkstr(a)\n"
          "#define join(c, d) in_between(c hash_hash d)\n"
          "char p[] = join(x, y);\n",
          "char p[] = \"x ## y\";\n");
}

static void gnu_variadics(void **state)
{
    (void)state;
    check("#define e(format, args...) printf(format, ## args)\n"
          "e(\"a\"); e(\"a\", 1); e(\"a\", 1, 2);",
          "printf(\"a\"); printf(\"a\", 1); printf(\"a\", 1, 2);");
    check("#define X 7\n"
          "#define e(format, ...) printf(format, ## __VA_ARGS__)\n"
          "e(\"a\"); e(\"a\",); e(X, X, (X, 2));",
          "printf(\"a\"); printf(\"a\",); printf(7, 7, (7, 2));"); /* empty is not omitted */
    check("#define n(args...) f(args)\n n() n(1,2)", "f() f(1,2)");
    check("#define E\n#define n(a...) [x, ## a]\n#define m(a, b...) [a, ## b]\n"
          "n() n(E) m(1) m(1,) m(1,E)",
          "[x] [x,] [1] [1,] [1,]");
    check("#define m(b...) [b ## b]\nm(,) m(x,)", "[,,] [x,x,]"); /* any comma stays */
    const char *strict[] = {"-std=c99", NULL};
    check_spelling("#define n(a...) [x, ## a]\nn() n(1)", strict, "[x,] [x,1]");
}

static void dialects(void **state)
{
    (void)state;
    static const struct {
        const char *flags[3];
        int n;
        bool strict, separators;
    } rows[] = {
        {{"-O2"}, 1, false, false},
        {{"-std=c99"}, 1, true, false},
        {{"-std=gnu2x"}, 1, false, true},
        {{"--std=c23"}, 1, true, true},
        {{"-std=c2x", "-Wall", "-std=gnu11"}, 3, false, false},
        {{"-std=iso9899:2024"}, 1, true, true},
        {{"-std=iso9899:1999"}, 1, true, false},
        {{"-std=gnu23", "-ansi"}, 2, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct dialect dialect = dialect_of(rows[i].flags, rows[i].n);
        assert_int_equal(dialect.strict, rows[i].strict);
        assert_int_equal(dialect.separators, rows[i].separators);
    }
    static const char *const texts[][3] = {
        {"-std=gnu17", "#define f(x, y) [x y]\nf(5e'c','d')", "[5e'c' 'd']"},
        {"-std=gnu2x", "#define f(x, y) [x y]\nf(1'0, 2'0)", "[1'0 2'0]"},
    };
    for (int i = 0; i < 2; i++) {
        const char *flags[] = {texts[i][0], NULL};
        check_spelling(texts[i][1], flags, texts[i][2]);
    }
}

static void va_opt(void **state)
{
    (void)state; /* C23 6.10.4.1 */
    check("#define F(...) f(0 __VA_OPT__(,) __VA_ARGS__)\n"
          "#define G(X, ...) f(0, X __VA_OPT__(,) __VA_ARGS__)\n"
          "#define SDEF(sname, ...) S sname __VA_OPT__(= { __VA_ARGS__ })\n"
          "#define EMP\n"
          "F(a, b, c) F() F(EMP) G(a, b, c) G(a, ) G(a) SDEF(foo); SDEF(bar, 1, 2);",
          "f(0, a, b, c) f(0) f(0) f(0, a, b, c) f(0, a) f(0, a) S foo; S bar = { 1, 2 };");
    check("#define H2(X, Y, ...) __VA_OPT__(X ## Y,) __VA_ARGS__\n"
          "#define H3(X, ...) #__VA_OPT__(X##X X##X)\n"
          "#define H4(X, ...) __VA_OPT__(a X ## X) ## b\n"
          "H2(a, b, c, d) H3(, 0) H3(x, 0) H4(, 1)",
          "ab, c, d \"\" \"xx xx\" a b");
}

static void rescanning(void **state)
{
    (void)state;
    /* whether f may be expanded again in what came out of it is left open by 6.10.3.4p4; as all
     * compilers do, it is */
    check("#define f(a) a*g\n#define g(a) f(a)\nf(2)(9)", "2*9*g");
    check("#define NIL(xxx) xxx\n#define G_0(arg) NIL(G_1)(arg)\n#define G_1(arg) NIL(arg)\n"
          "G_0(42)",
          "42");
    check("#define AA BB\n#define BB AA\nAA BB", "AA BB");
    check("#define f(a) a*g(a)\n#define g(a) f(a)+\nf(1) g(2)", "1*f(1)+ 2*g(2)+");
    check("#define f(a) g\n#define g(a) f\nf(1)(2)(3) f(1)(2)(3)(4)", "g f");
    /* a name is painted where it turns up while its macro is expanded; what leads to it is not */
    check("#define E\n#define ID(...) __VA_ARGS__\n#define f(x) x g E ()(x)\n#define g() f\n"
          "f(1) ID(f(1)) ID(ID(f(1)))",
          "1 g()(1) 1 1 g()(1) 1 1 1 g()(1)");
    check("#define f(x) [x]\n#define a f(a\na 1) a)", "[a 1] [a]");
    check("#define q(x, y) [x|y]\n#define p(x) q(x p(2), x p(3)\np(1))", "[1 p(2)|1 p(3)]");
    check("#define foo() bar\nfoo () foo\n() foo;", "bar bar foo;");
    check("#define EMPTY\n#define DEFER(id) id EMPTY\n#define A() 123\n"
          "#define EXPAND(...) __VA_ARGS__\n"
          "DEFER(A)() EXPAND(DEFER(A)())",
          "A () 123");
    check("#define CAT(a, ...) a ## __VA_ARGS__\n#define ARG(x) CAT(v, x)\n ARG(1) ARG(CAT(1,2))",
          "v1 v12");
}

static void arguments(void **state)
{
    (void)state;
    check("#define f(x, y) [x|y]\nf(1\n,\n2) f(,) f((1,2),{3) f(\"a,b\", ',')",
          "[1|2] [|] [(1,2)|{3] [\"a,b\"|',']");
    check("#define f(x) <x>\n#define N\nf(N) f() f(f(f(1)))", "<> <> < < <1> > >");
    check("#define f(x, y) x y\nf(1,\n#if 0\n9\n#else\n2\n#endif\n)", "1 2");
    check("#define f(x) [x]\nint g(void) { f(1\n#pragma omp\n2) }", "int g(void) { [1 2] }");
}

static void white_space(void **state)
{
    (void)state;
    check_spelling("#define str(x) # x\n#define f(x) -x\nstr( a  /* c */ +\n b ) f(-1) f( 1)+f(2)", NULL,
                  "\"a + b\" --1 -1+-2");
    /* what becomes nothing leaves its space to what follows, but not a comma that goes */
    check_spelling("#define s_(...) #__VA_ARGS__\n#define s(...) s_(__VA_ARGS__)\n#define E\n"
                  "#define f(x) <x >\n#define g(x, y...) x ,## y\n#define o(...) a __VA_OPT__(b)\n"
                  "s(1 E+2)s(1 E E 2)s(f()f(E))s(f(1 E)E)s(g(1)+g(1, 2))s(o()o(1)+)", NULL,
                  "\"1 +2\"\"1 2\"\"< >< >\"\"<1 >\"\"1+1 , 2\"\"a a b+\"");
}

static void line_numbers(void **state)
{
    (void)state; /* as gcc: the line of the name spelled in the file, be it in an argument */
    check("#define ID(x) x\n#define L __LINE__\n#define LL() __LINE__\n#define W(x) x __LINE__\n"
          "ID(1 +\n__LINE__\n L\n )\nLL(\n)\nW(\n LL()\n L\n)\nW(ID(\nL))\n",
          "1 + 6 7 9 12 13 11 16 15");
}

static void predefined(void **state)
{
    (void)state;
    struct fake_file files[] = {{"dir/a\"b.c", "#define WHERE __FILE__, __LINE__\n"
                                               "a = __LINE__;\n"
                                               "b = { WHERE,\n"
                                               " WHERE };\n"
                                               "#define ID(x) x\n"
                                               "ID(1 +\n"
                                               "__LINE__) LEVEL NAME ADD(1,2) __INT_MAX__"},
                                {NULL, NULL}};
    const char *flags[] = {"-O2",           "-DLEVEL", "-DNAME=fred + 1", "-DADD(a,b)=(a+b)",
                           "-D__INT_MAX__", NULL};
    struct unit *unit = fake_unit(files, flags);
    assert_string_equal(fake_spelling(unit),
                        "a = 2; b = { \"dir/a\\\"b.c\", 3, \"dir/a\\\"b.c\", 4 }; "
                        "1 + 7 1 fred + 1 (1+2) 1");
    fake_free(unit);
    /* the compiler's own, without a -D, stay */
    unit = fake_text("x = __INT_MAX__;");
    assert_string_equal(fake_spelling(unit), "x = __INT_MAX__;");
    fake_free(unit);
}

static void pragma_operator(void **state)
{
    (void)state;
    check("#define QUIET _Pragma(\"GCC diagnostic push\") x;\nvoid f(void) { QUIET }",
          "void f(void) { _Pragma(\"GCC diagnostic push\") x; }");
    struct unit *unit = fake_text("void f(void) { a; _Pragma(\"p\") b + _Pragma(\"q\") c; }\n"
                                  "_Pragma(\"r\") int i;");
    tok_id pragma = fake_find(unit, "_Pragma(\"p\")", 0);
    assert_true(pragma > 0);
    assert_int_equal(unit->tokens.at[pragma].kind, TOKEN_PRAGMA);
    assert_string_equal(fake_spelling(unit), "void f(void) { a; _Pragma(\"p\") b + c; } int i;");
    fake_free(unit);
}

static void keywords_stay(void **state)
{
    (void)state;
    struct fake_file files[] = {
        {"a.c",
         "#include \"tandem.h\"\n"
         "#define READ td_read(0)\n"
         "#define N 3\n"
         "generator(int) g(void) { await f(N); td_spawn(f, N, await READ); yield N; td_own(N); }"},
        {"/usr/include/tandem.h", "#include \"tandem/keywords.h\"\n#define td_spawn(f, ...) x(f)\n"
                                  "#define td_read(n) y(n)\n"},
        {"/usr/include/tandem/keywords.h",
         "#define TD_AWAIT __extension__\n#define await TD_AWAIT\n"
         "#define TD_YIELD (void)0,\n#define yield TD_YIELD\n"
         "#define TD_GENERATOR(...) td_gen *\n"
         "#define generator(...) TD_GENERATOR(__VA_ARGS__)\n"},
        {NULL, NULL}};
    struct unit *unit = fake_unit(files, NULL);
    assert_string_equal(fake_spelling(unit),
                        "TD_GENERATOR(int) g(void) { TD_AWAIT f(3); "
                        "td_spawn(f, 3, TD_AWAIT td_read(0)); TD_YIELD 3; td_own(3); }");
    fake_free(unit);
    /* ... but a td_ macro of another library does not */
    unit = fake_text("#define td_mine(x) (x)\n td_mine(1)");
    assert_string_equal(fake_spelling(unit), "(1)");
    fake_free(unit);
}

static void provenance(void **state)
{
    (void)state;
    const char *text = "#define TRY(e, n) if ((e) < n) return n ## 1 , #e\n"
                       "  y;\n"
                       "  TRY(g(a), b);\n"
                       "  z";
    struct unit *unit = fake_text(text);
    assert_string_equal(fake_spelling(unit), "y; if ((g(a)) < b) return b1 , \"g(a)\"; z");
    assert_int_equal(unit->invocations.n, 1);
    const struct invocation *v = &unit->invocations.at[0];
    assert_memory_equal(text + v->begin, "TRY(g(a), b)", v->end - v->begin);
    assert_string_equal(v->name, "TRY");
    for (tok_id i = 0; i < unit->tokens.n; i++) {
        const struct token *token = &unit->tokens.at[i];
        bool inside = i >= v->first && i < v->last;
        assert_int_equal(token->invocation, inside ? 0 : -1);
        if (inside) {
            assert_int_equal(token->at_begin, v->begin);
            assert_int_equal(token->line, 3);
        }
    }
    const struct token *keyword = &unit->tokens.at[fake_find(unit, "return", 0)];
    assert_memory_equal(text + keyword->begin, "return", 6);
    const struct token *a = &unit->tokens.at[fake_find(unit, "a", 0)];
    assert_memory_equal(text + a->begin, "a), b", 5);
    assert_false(a->editable); /* stringified */
    const struct token *b = &unit->tokens.at[fake_find(unit, "b", 0)];
    assert_memory_equal(text + b->begin, "b);", 3);
    assert_false(b->editable); /* pasted */
    const struct token *made = &unit->tokens.at[fake_find(unit, "b1", 0)];
    assert_int_equal(made->begin, v->begin);
    assert_int_equal(made->end, v->end);
    assert_int_equal(made->file, 0);
    assert_true(unit->tokens.at[fake_find(unit, "z", 0)].editable);
    fake_free(unit);
}

static void editable(void **state)
{
    (void)state;
    struct unit *unit = fake_text("#define ID(x) x\n"
                                  "#define TWICE(x) ID(x) + ID(x)\n"
                                  "#define NAMED(x) #x\n"
                                  "#define LATER(x) x; ID(NAMED(x))\n"
                                  "#define K k\n"
                                  "#define LOG(f, ...) printf(f, ## __VA_ARGS__)\n"
                                  "TWICE(a) LATER(b) ID(K + c) LOG(d, e) ID(h) ID(f)(g)");
    static const struct {
        const char *name;
        bool editable;
    } cases[] = {{"a", true}, {"b", false}, {"k", false}, {"c", true}, {"e", true},
                 {"h", true}, {"f", true},  {"g", true},  {"+", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tok_id at = fake_find(unit, cases[i].name, 0);
        assert_true(at >= 0);
        if (unit->tokens.at[at].editable != cases[i].editable)
            fail_msg("%s", cases[i].name);
    }
    fake_free(unit);
}

static void invocation_grows(void **state)
{
    (void)state;
    const char *text = "#define f g\n#define g(x) [x]\nf (1) f; f";
    struct unit *unit = fake_text(text);
    assert_string_equal(fake_spelling(unit), "[1] g; g");
    const struct invocation *v = &unit->invocations.at[0];
    assert_memory_equal(text + v->begin, "f (1)", v->end - v->begin);
    assert_true(unit->tokens.at[fake_find(unit, "1", 0)].editable);
    v = &unit->invocations.at[1];
    assert_int_equal(v->end - v->begin, 1);
    fake_free(unit);
}

static void painted(void **state)
{
    (void)state;
    struct unit *unit = fake_text("#define read(f) (log(f), read(f))\nread(1)");
    assert_int_equal(unit->tokens.at[fake_find(unit, "read", 0)].paint, PAINT_SELF);
    assert_int_equal(unit->tokens.at[fake_find(unit, "log", 0)].paint, PAINT_NONE);
    char *text = writer_spell(unit, &unit->arena, 0, unit->tokens.n);
    assert_string_equal(text, "(log(1), (read)(1))");
    fake_free(unit);
    /* an object-like one can only be spelled as it was written */
    unit = fake_text("#define handler u.handler\n#define SELF SELF\ns.handler = SELF;");
    text = writer_spell(unit, &unit->arena, 0, unit->tokens.n);
    assert_string_equal(text, "s.handler = SELF;");
    fake_free(unit);
}

static void errors(void **state)
{
    (void)state;
    struct unit *unit = fake_text("#define f(x) x\n  f(1, (2");
    assert_string_equal(fake_errors(), "2:3: unterminated argument list invoking macro 'f'\n");
    fake_free(unit);
    unit = fake_text("#define f(x) x\n f(1, 2) + 1;");
    assert_string_equal(fake_errors(), "2:2: macro 'f' takes 1 argument, but 2 given\n");
    fake_free(unit);
    unit = fake_text("#define f(x) x ## +\n f(1e) f(+)");
    assert_string_equal(fake_errors(), "");
    fake_free(unit);
    unit = fake_text("#define f(x) x ## -\n f(+)");
    assert_string_equal(fake_errors(),
                        "2:2: pasting formed '+-', an invalid preprocessing token\n");
    fake_free(unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_numbers),
        cmocka_unit_test(example_3),
        cmocka_unit_test(example_4),
        cmocka_unit_test(example_5),
        cmocka_unit_test(example_6),
        cmocka_unit_test(example_7),
        cmocka_unit_test(hash_hash_example),
        cmocka_unit_test(gnu_variadics),
        cmocka_unit_test(dialects),
        cmocka_unit_test(va_opt),
        cmocka_unit_test(rescanning),
        cmocka_unit_test(arguments),
        cmocka_unit_test(white_space),
        cmocka_unit_test(predefined),
        cmocka_unit_test(pragma_operator),
        cmocka_unit_test(keywords_stay),
        cmocka_unit_test(provenance),
        cmocka_unit_test(editable),
        cmocka_unit_test(invocation_grows),
        cmocka_unit_test(painted),
        cmocka_unit_test(errors),
    };
    return cmocka_run_group_tests_name("expand", tests, NULL, NULL);
}
