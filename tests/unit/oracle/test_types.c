/* Types as numbers and as C text. */
#include "unit_help.h"

#include <unistd.h>

static void ask(struct world *world, const char *text)
{
    world_open(world, "int nothing;\n");
    world_ask(world, text);
}

static int variable(struct world *world, const char *name)
{
    const char *marker = arena_printf(&world->unit.arena, "/*%s*/", name);
    uint32_t at = asked_at(world, marker, 0) + (uint32_t)strlen(marker);
    int type = oracle_decl_type(world->oracle, at);
    if (!type)
        fail_msg("no variable %s", name);
    return type;
}

static const char ZOO[] =
    "#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <wchar.h>\n"
    "struct never_defined; struct tag { int x; }; union un { int a; float b; }; enum en { E1, E2 "
    "};\n"
    "typedef struct { int y; } named; typedef struct tag *tag_ptr; typedef int row[3];\n"
    "typedef int op(const char *, ...); typedef float v4 __attribute__((vector_size(16)));\n"
    "typedef const volatile int cvi; typedef enum { N1, N2 } named_enum;\n"
    "typedef int __attribute__((aligned(32))) wide;\n";

/* name, declarator with @ for the name: what is declared, and what must come out again. */
static const char *const zoo[][2] = {
    {"a1", "int @"},
    {"a2", "const char *const @"},
    {"a3", "int @[2][3]"},
    {"a4", "int (*@)[3]"},
    {"a5", "int (*@[2])(int, char *[4])"},
    {"a6", "int (*(*@)(void))(size_t, ...)"},
    {"a7", "struct tag @"},
    {"a8", "const union un *volatile @"},
    {"a9", "enum en @"},
    {"b1", "named @"},
    {"b2", "tag_ptr @[2]"},
    {"b3", "row @"},
    {"b4", "op *@"},
    {"b5", "v4 @"},
    {"b6", "double _Complex @"},
    {"b7", "unsigned __int128 @"},
    {"b8", "__int128 *@"},
    {"b9", "_Atomic(int) @"},
    {"c1", "_Atomic(int *) *@"},
    {"c2", "char *restrict @"},
    {"c3", "va_list @"},
    {"c4", "__builtin_va_list *@"},
    {"c5", "cvi @"},
    {"c6", "named_enum @"},
    {"c7", "_Bool @"},
    {"c8", "unsigned long long @[1]"},
    {"c9", "void (*@)()"},
    {"d1", "void (*(*@)[2])(void (*)(int), uint8_t)"},
    {"d2", "const row *@"},
    {"d3", "long double @"},
    {"d4", "wchar_t @"},
    {"d5", "signed char @"},
    {"d6", "struct never_defined *@"},
    {"d7", "const struct tag (*@)[2]"},
    {"d8", "wide @"},
    {"d9", "float (*@)(const v4 *, double _Complex)"},
    {"e1", "void *@"},
    {"e2", "char *(*const @[3])(void)"},
    {"e3", "const volatile _Atomic(long) @"},
    {"e4", "int (*(*(*@)(int (*)(void)))[2])(char)"},
};
enum { N_ZOO = sizeof zoo / sizeof *zoo };

static const char *spell(struct world *world, const char *declarator, const char *name)
{
    const char *at = strchr(declarator, '@');
    return arena_printf(&world->unit.arena, "%.*s%s%s", (int)(at - declarator), declarator, name,
                        at + 1);
}

static void ask_zoo(struct world *world)
{
    struct buf text = {0};
    buf_puts(&text, ZOO);
    buf_puts(&text, "void f(void) {\n");
    for (int i = 0; i < N_ZOO; i++) {
        const char *name = arena_printf(&world->unit.arena, "/*%s*/%s", zoo[i][0], zoo[i][0]);
        buf_printf(&text, "  %s;\n", spell(world, zoo[i][1], name));
    }
    buf_puts(&text, "}\n");
    ask(world, text.text);
    buf_free(&text);
}

static void test_as_written(void **state)
{
    struct world *world = *state;
    ask_zoo(world);
    for (int i = 0; i < N_ZOO; i++) {
        const char *got = declared(world, variable(world, zoo[i][0]), zoo[i][0]);
        const char *wanted = spell(world, zoo[i][1], zoo[i][0]);
        if (strcmp(got, wanted) == 0)
            continue;
        /* parentheses in a declarator hide the typedefs of their inside from libclang */
        if (!strstr(wanted, "(*") || !strstr(got, "(*"))
            fail_msg("%s came out as %s", wanted, got);
    }
}

/* va_list is known by what the compiler calls it, whatever the program's names are. */
static void test_va_list(void **state)
{
    static const char TEXT[] =
        "#include <stdarg.h>\nstruct va_list_like { int n; }; typedef struct va_list_like my_va_list;\n"
        "typedef va_list renamed;\n"
        "void f(va_list /*p1*/p1, va_list */*p2*/p2) { va_list /*y1*/y1; renamed /*y2*/y2[2];\n"
        "  my_va_list /*n1*/n1; struct va_list_like */*n2*/n2; int (*/*n3*/n3)(va_list); }\n";
    struct world *world = *state;
    ask(world, TEXT);
    for (const char *const *name = (const char *const[]){"p1", "p2", "y1", "y2", NULL}; *name; name++)
        assert_true(oracle_is_va_list(world->oracle, variable(world, *name)));
    for (const char *const *name = (const char *const[]){"n1", "n2", "n3", NULL}; *name; name++)
        assert_false(oracle_is_va_list(world->oracle, variable(world, *name)));
}

static int compile(struct world *world, const char *compiler, const char *text)
{
    world_write(world, "back.c", text);
    char command[300];
    snprintf(command, sizeof command,
             "%s -std=gnu11 -fsyntax-only -Wall -Wno-unused -Werror '%s/back.c'", compiler,
             world->folder);
    return system(command);
}

/* gcc and clang agree that what was printed is the same type: an extern may be declared twice
 * only with the same type. */
static void test_round_trip(void **state)
{
    struct world *world = *state;
    ask_zoo(world);
    struct buf text = {0};
    buf_puts(&text, ZOO);
    for (int i = 0; i < N_ZOO; i++) {
        const char *name = zoo[i][0];
        int type = variable(world, name);
        buf_printf(&text, "extern %s;\n", spell(world, zoo[i][1], name));
        buf_printf(&text, "extern %s;\n", declared(world, type, name));
        buf_printf(&text, "extern %s;\n",
                   declared(world, oracle_type_canonical(world->oracle, type), name));
        buf_printf(&text, "_Static_assert(sizeof(%s) == %lld, \"\");\n", declared(world, type, ""),
                   (long long)oracle_type(world->oracle, type).size);
        buf_printf(&text, "_Static_assert(sizeof(%s) == sizeof(void *), \"\");\n",
                   declared(world, type, "(*)"));
        buf_printf(&text, "_Static_assert(_Alignof(%s) == %lld, \"\");\n",
                   declared(world, type, ""), (long long)oracle_type(world->oracle, type).align);
    }
    const char *source = arena_strdup(&world->unit.arena, text.text);
    buf_free(&text);
    assert_int_equal(compile(world, "gcc", source), 0);
    assert_int_equal(compile(world, "clang", source), 0);
    source = arena_printf(&world->unit.arena, "%sextern long a1;\n", source);
    assert_int_not_equal(compile(world, "2>/dev/null gcc", source), 0); /* it can fail */
}

static void test_equality(void **state)
{
    struct world *world = *state;
    ask(world, "typedef int T; typedef T U[2]; typedef const T CT;\n"
               "void f(void) { int /*a*/a; T /*b*/b; const int /*c*/c = 0; CT /*d*/d = 0;\n"
               "  U /*e*/e; int /*f*/f[2]; T *(*/*g*/g)(U, CT); int *(*/*h*/h)(int *, int);\n"
               "  typedef T L; L /*i*/i; struct { int x; } /*j*/j; struct { int x; } /*k*/k;\n"
               "  __typeof__(j) /*l*/l; const U /*m*/m; const int /*n*/n[2]; }\n");
    static const struct {
        const char *a, *b;
        bool same, canonical;
    } pairs[] = {{"a", "b", false, true}, {"c", "d", false, true}, {"a", "c", false, false},
                 {"e", "f", false, true}, {"b", "i", true, true},  {"j", "k", false, false},
                 {"j", "l", true, true},  {"m", "n", false, true}, {"a", "a", true, true}};
    struct oracle *oracle = world->oracle;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int a = variable(world, pairs[i].a), b = variable(world, pairs[i].b);
        assert_int_equal(a == b, pairs[i].same);
        assert_int_equal(oracle_type_canonical(oracle, a) == oracle_type_canonical(oracle, b),
                         pairs[i].canonical);
    }
    int c = variable(world, "c"), d = variable(world, "d"), m = variable(world, "m");
    assert_string_equal(declared(world, oracle_type_unqualified(oracle, c), "x"), "int x");
    assert_string_equal(declared(world, oracle_type_unqualified(oracle, d), "x"), "T x");
    assert_string_equal(declared(world, oracle_type_unqualified(oracle, m), "x"), "U x");
    int n = variable(world, "n");
    assert_string_equal(declared(world, oracle_type_unqualified(oracle, n), "x"), "int x[2]");
    assert_int_equal(oracle_type_canonical(oracle, variable(world, "h")),
                     oracle_type_canonical(oracle, variable(world, "h")));
}

static void test_properties(void **state)
{
    struct world *world = *state;
    ask(world,
        "struct gone; typedef const volatile int cvi; struct s { char c[5]; }; typedef int "
        "row[3];\n"
        "void f(int n) { cvi /*a*/a = 0; const int /*b*/b[2][3]; _Atomic int /*c*/c;\n"
        "  int /*d*/d[n]; int (*/*e*/e)[n]; int (*/*f*/f)(int k, int p[k]); struct s /*g*/g;\n"
        "  struct l { int x; } /*h*/h; struct l *(*/*i*/i)(void); enum le { Z } /*j*/j;\n"
        "  extern int /*k*/k[]; struct gone *const /*l*/l = 0; int (*/*m*/m)(struct l);\n"
        "  row *volatile /*n*/n1; float /*o*/o; void (*/*p*/p)(void); const row /*q*/q; }\n");
    static const struct {
        const char *name;
        enum type_kind kind;
        bool c, v, atomic, vm, local;
        int size, align;
    } expected[] = {
        {"a", TYPE_INTEGER, true, true, false, false, false, 4, 4},
        {"b", TYPE_ARRAY, true, false, false, false, false, 24, 4},
        {"c", TYPE_INTEGER, false, false, true, false, false, 4, 4},
        {"d", TYPE_ARRAY, false, false, false, true, false, -1, 4},
        {"e", TYPE_POINTER, false, false, false, true, false, 8, 8},
        {"f", TYPE_POINTER, false, false, false, false, false, 8, 8},
        {"g", TYPE_RECORD, false, false, false, false, false, 5, 1},
        {"h", TYPE_RECORD, false, false, false, false, true, 4, 4},
        {"i", TYPE_POINTER, false, false, false, false, true, 8, 8},
        {"j", TYPE_INTEGER, false, false, false, false, true, 4, 4},
        {"k", TYPE_ARRAY, false, false, false, false, false, -1, 4},
        {"l", TYPE_POINTER, true, false, false, false, false, 8, 8},
        {"m", TYPE_POINTER, false, false, false, false, true, 8, 8},
        {"n", TYPE_POINTER, false, true, false, false, false, 8, 8},
        {"o", TYPE_FLOATING, false, false, false, false, false, 4, 4},
        {"p", TYPE_POINTER, false, false, false, false, false, 8, 8},
        {"q", TYPE_ARRAY, true, false, false, false, false, 12, 4},
    };
    struct oracle *oracle = world->oracle;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct type_info info = oracle_type(oracle, variable(world, expected[i].name));
        if (info.kind != expected[i].kind || info.is_const != expected[i].c ||
            info.is_volatile != expected[i].v || info.is_atomic != expected[i].atomic ||
            info.variably_modified != expected[i].vm || info.local != expected[i].local ||
            info.size != expected[i].size || info.align != expected[i].align)
            fail_msg("%s: kind %d const %d volatile %d atomic %d vm %d local %d size %d align %d",
                     expected[i].name, info.kind, info.is_const, info.is_volatile, info.is_atomic,
                     info.variably_modified, info.local, (int)info.size, (int)info.align);
    }
    int b = variable(world, "b"), element = oracle_type_element(oracle, b);
    assert_string_equal(declared(world, element, ""), "const int [3]");
    element = oracle_type_element(oracle, variable(world, "n"));
    assert_string_equal(declared(world, element, ""), "row");
    assert_int_equal(oracle_type_element(oracle, variable(world, "o")), 0);
    assert_int_equal(oracle_type(oracle, 0).kind, TYPE_NONE);
    int a = oracle_type_without_const(oracle, variable(world, "a"));
    assert_string_equal(declared(world, a, "x"), "volatile int x");
}

static void test_local_types(void **state)
{
    struct world *world = *state;
    ask(world,
        "struct p { int x; };\n"
        "void f(void) { struct p { long y; } /*a*/a; typedef struct { int z; } L; L /*b*/b;\n"
        "  typedef struct p *P; P /*c*/c[2]; enum color { RED } /*d*/d; union { int i; } /*e*/e;\n"
        "  typedef enum { ONE } one; one /*f*/f; { struct p { char c; } /*g*/g; }\n"
        "  typedef long N; N (*/*h*/h)(L *); struct { struct in { int q; } i; } /*i*/i;\n"
        "  struct in /*j*/j; typedef int R[2]; const R /*k*/k = {0}; }\n"
        "struct { int m; } nameless; void g(void) { __typeof__(nameless) /*l*/l; }\n");
    /* the test's rename gives L_<tag>_<what stands at the offset> */
    static const char *const expected[][2] = {
        {"a", "struct L_p_p x"},     {"b", "struct L__struct x"},
        {"c", "struct L_p_p *x[2]"}, {"d", "enum L_color_color x"},
        {"e", "union L__union x"},   {"f", "unsigned int x"},
        {"g", "struct L_p_p x"},     {"h", "long (*x)(struct L__struct *)"},
        {"i", "struct L__struct x"}, {"j", "struct L_in_in x"},
        {"k", "const int x[2]"},     {"l", "td__type_1 x"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *got = declared(world, variable(world, expected[i][0]), "x");
        if (strcmp(got, expected[i][1]) != 0)
            fail_msg("%s: %s, not %s", expected[i][0], got, expected[i][1]);
    }
    /* the two struct p differ, by where they are */
    assert_int_not_equal(variable(world, "a"), variable(world, "g"));
    assert_false(oracle_type(world->oracle, variable(world, "l")).local);
}

static void test_nameless_records(void **state)
{
    struct world *world = *state;
    ask(world,
        "struct s { union { struct { int m; } in[2]; }; } s; extern struct { int r; } *f(void);\n"
        "static const struct { struct { int i; } part; } table[2][3];\n"
        "void g(void) { __typeof__(&table[1]) /*a*/a; __typeof__(table[0][0].part) /*b*/b;\n"
        "  __typeof__(s.in) /*c*/c; __typeof__(f()) /*d*/d; }\n");
    static const char *const objects[] = {"(*(*table))", "(*(*table)).part", "(*(*(struct s *)0).in)"};
    for (int i = 0; i < 3; i++) {
        int type = variable(world, (const char[]){(char)('a' + i), 0});
        const char *text = oracle_typedef_needed(world->oracle, type);
        char expected[100];
        assert_non_null(text);
        snprintf(expected, sizeof expected, "typedef __typeof__(0 ? %s : %s) td__type_", objects[i],
                 objects[i]);
        if (strncmp(text, expected, strlen(expected)) != 0)
            fail_msg("%s, not %s", text, expected);
        assert_null(oracle_typedef_needed(world->oracle, type)); /* told once */
        assert_false(oracle_type(world->oracle, type).nameless);
    }
    assert_true(oracle_type(world->oracle, variable(world, "d")).nameless);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_as_written), TEST(test_va_list), TEST(test_round_trip),  TEST(test_equality),
        TEST(test_properties), TEST(test_local_types), TEST(test_nameless_records),
    };
    return cmocka_run_group_tests_name("oracle_types", tests, NULL, NULL);
}
