/* The types and values of expressions, and of declared names, in the asked text. */
#include "unit_help.h"

/* Opens an empty file and asks about `text`. */
static void ask(struct world *world, const char *text)
{
    world_open(world, "int nothing;\n");
    world_ask(world, text);
}

static void test_values(void **state)
{
    struct world *world = *state;
    ask(world, "#include <stddef.h>\n"
               "typedef const int ci; enum e { A, B }; struct s { int m; const char *n; };\n"
               "int fn(char *, int);\n"
               "void f(const struct s *p, const int c, char ch, ci q, _Atomic int at) {\n"
               "  struct s v = *p; size_t n = 0; _Bool b = 0; double _Complex z = 0;\n"
               "  const volatile short arr[4] = {0}; enum e ev = A; _Atomic(char *) ap;\n"
               "  (c); (ch); (q); (at); (n); (b); (z); (arr); (*p); (v.n); (p->m); (fn); (&fn);\n"
               "  (A); (ev); (c + ch); (c, arr); (\"abc\"); (ap); (c ? n : c); ((void)0);\n"
               "  (v = *p); (fn(0, 1)); (sizeof v); (&arr); (&v.n); (1.f); (L\"x\"); ('x');\n"
               "  (n += 1); (!n); (c == 1); (&arr[1] - &arr[0]); (__func__); (v.m++);\n"
               "  ((struct s){1, 0}); ((int[]){1, 2}); (__extension__ arr); (0 ?: c);\n"
               "  (({ int t = 1; t; })); (_Generic(n, size_t: 1.0, default: 2)); (NULL);\n"
               "}\n");
    static const char *const expected[][2] = {
        {"(c)", "int"},
        {"(ch)", "char"},
        {"(q)", "int"},
        {"(at)", "int"},
        {"(n)", "size_t"},
        {"(b)", "_Bool"},
        {"(z)", "double _Complex"},
        {"(arr)", "const volatile short *"},
        {"(*p)", "struct s"},
        {"(v.n)", "const char *"},
        {"(p->m)", "int"},
        {"(fn)", "int (*)(char *, int)"},
        {"(&fn)", "int (*)(char *, int)"},
        {"(A)", "int"},
        {"(ev)", "enum e"},
        {"(c + ch)", "int"},
        {"(c, arr)", "const volatile short *"},
        {"(\"abc\")", "char *"},
        {"(ap)", "char *"},
        {"((void)0)", "void"},
        {"(v = *p)", "struct s"},
        {"(fn(0, 1))", "int"},
        {"(sizeof v)", "unsigned long"},
        {"(&arr)", "const volatile short (*)[4]"},
        {"(&v.n)", "const char **"},
        {"(1.f)", "float"},
        {"(L\"x\")", "int *"},
        {"('x')", "int"},
        {"(n += 1)", "size_t"},
        {"(!n)", "int"},
        {"(c == 1)", "int"},
        {"(&arr[1] - &arr[0])", "long"},
        {"(__func__)", "const char *"},
        {"(v.m++)", "int"},
        {"((struct s){1, 0})", "struct s"},
        {"((int[]){1, 2})", "int *"},
        {"(__extension__ arr)", "const volatile short *"},
        {"(0 ?: c)", "int"},
        {"(({ int t = 1; t; }))", "int"},
        {"(_Generic(n, size_t: 1.0, default: 2))", "double"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *got = value_type(world, expected[i][0]);
        if (strcmp(got, expected[i][1]) != 0)
            fail_msg("%s is %s, not %s", expected[i][0], got, expected[i][1]);
    }
    assert_string_equal(value_type(world, "c ?"), "unknown"); /* not in parentheses */
    /* clangs differ in when they keep a typedef: 14 says unsigned long, 16 size_t */
    uint32_t begin = asked_at(world, "(c ? n : c)", 0);
    int type = oracle_expr_type(world->oracle, begin, begin + 11, false);
    type = oracle_type_canonical(world->oracle, type);
    assert_string_equal(declared(world, type, ""), "unsigned long");
}

static void test_places(void **state)
{
    struct world *world = *state;
    ask(world, "struct s { int a[3]; unsigned b : 3; const struct s *next; };\n"
               "void f(struct s *p, int q[3], int r[2][3], void cb(int)) {\n"
               "  const int c = 1; volatile int v; int l[3]; _Atomic int at; int (*g)(void);\n"
               "  (p->a); (q); (r); (l); (c); (v); (at); (p->b); (*p->next); (*r); (r[1]); (cb);\n"
               "  (\"abc\"); (&q); (q + 1); (**g); (&l); ((l)); (l[1]); ((int[2]){0}); (f);\n"
               "  __typeof__(q) tq = q; __auto_type aq = q; __typeof__(l) tl; (tq); (&tq); (aq);\n"
               "}\n");
    static const char *const expected[][2] = {
        {"(p->a)", "int [3]"},
        {"(q)", "int *"},
        {"(r)", "int (*)[3]"},
        {"(l)", "int [3]"},
        {"(c)", "const int"},
        {"(v)", "volatile int"},
        {"(at)", "_Atomic(int)"},
        {"(p->b)", "unsigned int"},
        {"(*p->next)", "const struct s"},
        {"(*r)", "int [3]"},
        {"(r[1])", "int [3]"},
        {"(cb)", "void (*)(int)"},
        {"(\"abc\")", "char [4]"},
        {"(&q)", "int **"},
        {"(q + 1)", "int *"},
        {"(**g)", "int (void)"},
        {"(&l)", "int (*)[3]"},
        {"((l))", "int [3]"},
        {"(l[1])", "int"},
        {"((int[2]){0})", "int [2]"},
        {"(tq)", "int *"},
        {"(&tq)", "int **"},
        {"(aq)", "int *"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *got = place_type(world, expected[i][0]);
        /* a space before [ or ( is all the same */
        if (strcmp(got, expected[i][1]) != 0)
            fail_msg("%s is %s, not %s", expected[i][0], got, expected[i][1]);
    }
    assert_string_equal(variable_type(world, "struct s *p, int "), "int *");
    assert_string_equal(variable_type(world, "int q[3], int "), "int (*)[3]");
    assert_string_equal(variable_type(world, "r[2][3], void "), "void (*)(int)");
    assert_string_equal(variable_type(world, "__typeof__(q) "), "int *");
    assert_string_equal(variable_type(world, "__auto_type "), "int *");
    assert_string_equal(variable_type(world, "__typeof__(l) "), "int [3]");
    assert_string_equal(variable_type(world, "int v; int "), "int [3]");
}

static void test_bit_fields(void **state)
{
    struct world *world = *state;
    ask(world,
        "enum small { S0, S1 };\n"
        "struct s { unsigned u3 : 3, u32 : 32; int i32 : 32; unsigned long l3 : 3, l40 : 40;\n"
        "  _Bool b1 : 1; enum small e2 : 2; signed char c7 : 7; unsigned full; };\n"
        "void f(struct s *p, int c) {\n"
        "  (p->u3); (p->u32); (p->i32); (p->l3); (p->l40); (p->b1); (p->e2); (p->c7);\n"
        "  (p->full); ((p->u3)); (c, p->u3); (p->u3 = 2); (p->u3 += 2); (++p->u3);\n"
        "  (p->u3++); (p->u32 += 1); (c ? p->u3 : p->u32); (__extension__ p->u3);\n"
        "  (p->u3 /* = */ == 1); (p->u3 /* , */ = /* x */ 5); (-p->u3);\n"
        "}\n");
    static const char *const expected[][2] = {
        {"(p->u3)", "int"},
        {"(p->u32)", "unsigned int"},
        {"(p->i32)", "int"},
        {"(p->l3)", "int"},
        {"(p->l40)", "unsigned long"},
        {"(p->b1)", "int"},
        {"(p->e2)", "int"},
        {"(p->c7)", "int"},
        {"(p->full)", "unsigned int"},
        {"((p->u3))", "int"},
        {"(c, p->u3)", "int"},
        {"(p->u3 = 2)", "int"},
        {"(p->u3 += 2)", "int"},
        {"(++p->u3)", "int"},
        {"(p->u32 += 1)", "unsigned int"},
        {"(c ? p->u3 : p->u32)", "unsigned int"},
        {"(__extension__ p->u3)", "int"},
        {"(p->u3 /* = */ == 1)", "int"},
        {"(p->u3 /* , */ = /* x */ 5)", "int"},
        {"(-p->u3)", "int"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *got = value_type(world, expected[i][0]);
        if (strcmp(got, expected[i][1]) != 0)
            fail_msg("%s is %s, not %s", expected[i][0], got, expected[i][1]);
    }
    assert_string_equal(place_type(world, "(p->l3)"), "unsigned long");
}

/* Wherever C lets an expression stand, the walk finds it (but for the operands of _Alignas and
 * of attributes, which libclang does not show). */
static void test_everywhere(void **state)
{
    struct world *world = *state;
    ask(world,
        "#include <stdarg.h>\n#include <stddef.h>\nstruct s { int a[4]; struct { int x, y; } in; "
        "};\n"
        "int fn(int, ...); static int file_scope[] = {(1L)};\n"
        "void f(int n, ...) {\n"
        "  struct s v = {.a = {[(int)(2u)] = (3ul)}, .in.y = (4.0f)};\n"
        "  int vla[(5 + n)]; va_list ap; va_start(ap, n);\n"
        "  for (int i = (6LL); (7 > i); (8), i++) switch ((9)) case (10): ;\n"
        "  while ((11)) do if ((12)) goto l; while ((13)); l: return (void)(14);\n"
        "  fn((15), (16.0)); __typeof__((17)) t = v.a[(18)]; (void)sizeof((19.0));\n"
        "  (void)_Alignof(int[(20)]); (void)__builtin_offsetof(struct s, a[(21)]);\n"
        "  (void)_Generic((22), int: (23.0), default: (24));\n"
        "  __asm__ volatile (\"\" : \"+r\" (n) : \"r\" ((25)));\n"
        "  (void)({ int z = (26); z; }); (void)((struct s){.a = {(27)}});\n"
        "  (void)__builtin_choose_expr(1, (28.0), (29)); (void)__builtin_va_arg(ap, int[(30)]);\n"
        "  __builtin_expect((31), 0); (void)((32) ?: (33)); _Static_assert((34), \"\");\n"
        "  struct { long w : (35); } bits; enum { E = (36) }; _Alignas(32) char al[(37)];\n"
        "  (void)__builtin_types_compatible_p(__typeof__((38)), int);\n"
        "  struct s w = (struct s){ .a[(39 - 39) ... (40 - 39)] = (41) }; (void)(int (*)[(42)])0;\n"
        "}\n");
    int found = 0;
    for (int i = 1; i <= 42; i++) {
        char number[8];
        snprintf(number, sizeof number, "(%d", i);
        const char *at = strstr(world->asked, number);
        while (at && at[strlen(number)] >= '0' && at[strlen(number)] <= '9')
            at = strstr(at + 1, number);
        if (!at)
            continue; /* not in the list */
        found++;
        uint32_t begin = (uint32_t)(at - world->asked);
        uint32_t end = begin + (uint32_t)strcspn(at, ")") + 1;
        if (!oracle_expr_type(world->oracle, begin, end, false))
            fail_msg("not found: (%d)", i);
    }
    assert_int_equal(found, 42);
}

/* What the printer cannot avoid: a name that its own macro mentions is expanded again. */
static void test_expanded_again(void **state)
{
    struct world *world = *state;
    ask(world, "#define later(v) later((v) + 1, sizeof(v))\n#define self self\n"
               "long (later)(long, long); extern short self;\n"
               "void f(char c) { ( later ( ( (c) ) ) ); (self); (later((')' , 2.0))); }\n");
    assert_string_equal(value_type(world, "( later ( ( (c) ) ) )"), "long");
    assert_string_equal(value_type(world, "( (c) )"), "char");
    assert_string_equal(value_type(world, "(c)"), "char");
    assert_string_equal(value_type(world, "(self)"), "short");
    assert_string_equal(value_type(world, "(')' , 2.0)"), "double");
    assert_string_equal(value_type(world, "(later((')' , 2.0)))"), "long");
}

static void test_constants(void **state)
{
    struct world *world = *state;
    ask(world, "enum { A = -3, B = 1 << 20 }; struct s { char c; int i; };\n"
               "void f(int n) { (1 + 2 * 3); (A); (B); (sizeof(struct s)); (n); (-1); (1.5);\n"
               "  ((unsigned char)300); (0xffffffffffffffff); (__builtin_offsetof(struct s, i));\n"
               "  ('a'); (1 ? 2 : n); }\n");
    static const struct {
        const char *text;
        int64_t value;
    } expected[] = {{"(1 + 2 * 3)", 7},
                    {"(A)", -3},
                    {"(B)", 1 << 20},
                    {"(sizeof(struct s))", 8},
                    {"(-1)", -1},
                    {"((unsigned char)300)", 44},
                    {"(0xffffffffffffffff)", -1},
                    {"(__builtin_offsetof(struct s, i))", 4},
                    {"('a')", 'a'},
                    {"(1 ? 2 : n)", 2}};
    int64_t value;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        uint32_t begin = asked_at(world, expected[i].text, 0);
        uint32_t end = begin + (uint32_t)strlen(expected[i].text);
        assert_true(oracle_expr_value(world->oracle, begin, end, &value));
        assert_true(value == expected[i].value);
    }
    uint32_t n = asked_at(world, "(n)", 0), half = asked_at(world, "(1.5)", 0);
    assert_false(oracle_expr_value(world->oracle, n, n + 3, &value));
    assert_false(oracle_expr_value(world->oracle, half, half + 5, &value));
    assert_false(oracle_expr_value(world->oracle, half, half + 1, &value));
}

static void test_asking_again(void **state)
{
    struct world *world = *state;
    ask(world, "void f(int a) { (a); }\n");
    assert_string_equal(value_type(world, "(a)"), "int");
    world_ask(world, "void f(long a) { int x; (a); }\n");
    assert_string_equal(value_type(world, "(a)"), "long");
    assert_string_equal(variable_type(world, "{ int "), "int");
    world_ask(world, "static int a = (1), b = (2u); void g(void) { (3.f); } int c = (4l);\n");
    assert_string_equal(value_type(world, "(2u)"), "unsigned int");
    assert_string_equal(value_type(world, "(4l)"), "long");
    assert_string_equal(value_type(world, "(1)"), "int");
    assert_string_equal(value_type(world, "(3.f)"), "float");
    assert_string_equal(value_type(world, "(void)"), "unknown");
}

static void test_errors_in_the_asked_text(void **state)
{
    struct world *world = *state;
    world_open(world, "int x;\n");
    static const char good[] = "int x;\n", bad[] = "int x;\nvoid f(void) { nonsense }\n";
    struct text texts[] = {{good, sizeof good - 1}, {bad, sizeof bad - 1}, {good, sizeof good - 1}};
    assert_false(oracle_ask(world->oracle, texts, 3));
    assert_int_equal(diag_errors(&world->unit), 0);
    oracle_report_asked(world->oracle);
    assert_int_equal(diag_errors(&world->unit), 1);
    assert_non_null(strstr(world_printed(world), "on line 2 of the printed text"));
    assert_true(oracle_ask(world->oracle, texts, 1));
}

/* Each text has its own offsets, and they can be looked at in any order. */
static void test_several_texts(void **state)
{
    struct world *world = *state;
    static const char *const types[] = {"int", "long", "char *", "double", "unsigned int"};
    enum { N = sizeof types / sizeof *types };
    char texts[N][100];
    world_open(world, "int x;\n");
    struct text asked[N];
    for (int i = 0; i < N; i++) {
        snprintf(texts[i], sizeof texts[i], "%*svoid f(%s p) { (void)( p ); }\n", i, "", types[i]);
        asked[i] = (struct text){texts[i], strlen(texts[i])};
    }
    assert_true(oracle_ask(world->oracle, asked, N));
    for (int k = 0; k < 2 * N; k++) {
        int i = k * 3 % N;
        oracle_select(world->oracle, i);
        world->asked = texts[i];
        assert_string_equal(value_type(world, "( p )"), types[i]);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_values),         TEST(test_places),
        TEST(test_bit_fields),     TEST(test_everywhere),
        TEST(test_expanded_again), TEST(test_constants),
        TEST(test_asking_again),   TEST(test_errors_in_the_asked_text), TEST(test_several_texts),
    };
    return cmocka_run_group_tests_name("oracle_expressions", tests, NULL, NULL);
}
