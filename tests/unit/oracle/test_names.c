/* Functions, typedefs, and what is marked async. */
#include "unit_help.h"

static void open_with_keywords(struct world *world, const char *text)
{
    world_write(world, "keywords.h", KEYWORDS);
    world_open(world, arena_printf(&world->unit.arena, "#include \"keywords.h\"\n%s", text));
}

static const struct function_info *function(struct world *world, const char *name)
{
    const struct function_info *info = oracle_function(world->oracle, name);
    if (!info)
        fail_msg("no function %s", name);
    assert_string_equal(info->name, name);
    return info;
}

static void test_flags(void **state)
{
    struct world *world = *state;
    open_with_keywords(world,
                       "async int a(int x);\n"
                       "static async void b(void) { }\n"
                       "int async c(const char *f, ...) { return 0; }\n"
                       "generator(int) g(void) { return; }\n"
                       "async generator(struct line (*)[3] ,  int (*)(int, char)) ag(int fd);\n"
                       "_Noreturn void n1(void);\n"
                       "void n2(int) __attribute__((noreturn));\n"
                       "#define DIES __attribute__((cold, __noreturn__))\n"
                       "DIES void n3(void);\n"
                       "#define NR _Noreturn\nNR void n4(void);\n"
                       "int k(x) int x; { return x; }\n"
                       "static void later(void);\nvoid later(void) { }\n");
    const struct function_info *a = function(world, "a");
    assert_int_equal(a->flags, FUNCTION_ASYNC);
    assert_int_equal(a->file, 0);
    assert_int_equal(a->begin, world_at(world, 0, "async int a", 0));
    assert_int_equal(a->end, world_at(world, 0, ";\nstatic async", 0));
    assert_string_equal(declared(world, a->result, "r"), "int r");
    const struct function_info *b = function(world, "b");
    assert_int_equal(b->flags, FUNCTION_ASYNC | FUNCTION_STATIC | FUNCTION_DEFINED | FUNCTION_VOID);
    assert_int_equal(b->begin, world_at(world, 0, "static async void b", 0));
    assert_int_equal(b->body_begin, world_at(world, 0, "{ }", 0));
    assert_int_equal(b->end, b->body_begin + 3);
    assert_int_equal(function(world, "c")->flags,
                     FUNCTION_ASYNC | FUNCTION_VARIADIC | FUNCTION_DEFINED);
    const struct function_info *g = function(world, "g");
    assert_int_equal(g->flags, FUNCTION_GENERATOR | FUNCTION_DEFINED);
    assert_string_equal(g->yields, "int");
    assert_null(g->sent);
    assert_string_equal(declared(world, g->result, ""), "td_gen *");
    const struct function_info *ag = function(world, "ag");
    assert_int_equal(ag->flags, FUNCTION_ASYNC | FUNCTION_GENERATOR);
    assert_string_equal(ag->yields, "struct line (*)[3]");
    assert_string_equal(ag->sent, "int (*)(int, char)");
    for (int i = 1; i <= 4; i++) {
        const char *name = arena_printf(&world->unit.arena, "n%d", i);
        assert_int_equal(function(world, name)->flags, FUNCTION_NORETURN | FUNCTION_VOID);
    }
    assert_int_equal(function(world, "k")->flags, FUNCTION_DEFINED);
    assert_int_equal(function(world, "later")->flags,
                     FUNCTION_STATIC | FUNCTION_DEFINED | FUNCTION_VOID);
    assert_null(oracle_function(world->oracle, "nobody"));
}

static void test_mismatch(void **state)
{
    struct world *world = *state;
    open_with_keywords(world, "async int both(void);\nasync int both(void) { return 1; }\n"
                              "async int lost(void);\nint lost(void) { return 1; }\n"
                              "int found(void);\nint found(void);\n"
                              "async int found(void) { return 1; }\n"
                              "td_gen *gen(void);\ngenerator(int) gen(void) { return 0; }\n");
    assert_false(function(world, "both")->mismatch);
    const struct function_info *lost = function(world, "lost");
    assert_true(lost->mismatch);
    assert_int_equal(lost->flags, FUNCTION_ASYNC | FUNCTION_DEFINED);
    assert_int_equal(lost->first_flags, FUNCTION_ASYNC);
    assert_int_equal(lost->other_flags, 0);
    assert_int_equal(lost->first.begin, world_at(world, 0, "async int lost", 0));
    assert_int_equal(lost->other.begin, world_at(world, 0, "int lost", 1));
    const struct function_info *found = function(world, "found");
    assert_true(found->mismatch);
    assert_int_equal(found->first.begin, world_at(world, 0, "int found", 0));
    assert_int_equal(found->other.begin, world_at(world, 0, "async int found", 0));
    assert_int_equal(found->begin, found->other.begin);
    assert_true(function(world, "gen")->mismatch);
}

static void test_header_read_twice(void **state)
{
    struct world *world = *state;
    world_write(world, "proto.h", "async int f(void);\n");
    open_with_keywords(world, "#include \"proto.h\"\n#include \"proto.h\"\n"
                              "async int f(void) { return 0; }\n");
    assert_false(function(world, "f")->mismatch);
}

static void test_definitions_in_order(void **state)
{
    struct world *world = *state;
    world_write(world, "body.h", "async int in_header(void) { return 1; }\n");
    open_with_keywords(world,
                       "#include <stdlib.h>\nint last(void);\nint first(void) { return 1; }\n"
                       "#include \"body.h\"\nint middle(void) { return 1; }\n"
                       "#define MAKE(n) async int n(void) { return 2; }\n"
                       "MAKE(made)\n"
                       "int last(void) { return 1; }\n");
    static const char *const expected[] = {"first", "in_header", "middle", "made", "last"};
    int n;
    const struct function_info *const *all = oracle_definitions(world->oracle, &n);
    assert_int_equal(n, 5);
    for (int i = 0; i < n; i++)
        assert_string_equal(all[i]->name, expected[i]);
    assert_int_equal(all[1]->file, world_file(world, "body.h"));
    assert_int_equal(all[3]->file, 0);
    assert_int_equal(all[3]->begin, world_at(world, 0, "MAKE(made)", 0));
    assert_int_equal(all[3]->end, all[3]->begin + strlen("MAKE(made)"));
}

static void test_prefixes_belong_to_a_function(void **state)
{
    struct world *world = *state;
    world_flag(world, "-std=c2x");
    open_with_keywords(world,
                       "__extension__ async int a(void) { return 0; }\n"
                       "[[noreturn]] [[deprecated(\"x\")]]\nstatic void b(void) { for (;;); }\n"
                       "int x[1];\nint c(void) { return x[x[0]]; }\nint d(void);\n");
    assert_int_equal(function(world, "a")->begin, world_at(world, 0, "__extension__", 0));
    const struct function_info *b = function(world, "b");
    assert_int_equal(b->begin, world_at(world, 0, "[[noreturn", 0));
    assert_true(b->flags & FUNCTION_NORETURN);
    assert_int_equal(function(world, "c")->begin, world_at(world, 0, "int c", 0));
    assert_int_equal(function(world, "d")->begin, world_at(world, 0, "int d", 0));
}

static void test_declared_in_a_body(void **state)
{
    struct world *world = *state;
    open_with_keywords(world, "int f(int v)\n{\n    if (v) {\n        async int in_body(void);\n"
                              "        return in_body();\n    }\n    return 0;\n}\n");
    assert_int_equal(function(world, "in_body")->flags, FUNCTION_ASYNC);
    assert_null(oracle_function(world->oracle, "v"));
}

/* Each of these texts defines f and then g, and f's body is exactly what stands between BODY and END:
 * bodies that can be found in the text, and bodies that clang has to be asked for. */
static void test_extents_of_bodies(void **state)
{
    static const char *const texts[] = {
        "int f(void)/*B*/{ return '}' + sizeof \"}\\\"}\"; }/*E*/\nint g(void) { return 1; }\n",
        "int f(void) /* { */ /*B*/{ /* } */ // }\n return 0; }/*E*/ ; ;\nint g(void) { return 1; }\n",
        "int f(void)\n#if 0\n{\n#else\n/*B*/{\n#endif\n#if 0\n}\n#endif\n#define X }\n"
        "#undef X\nreturn 0; }/*E*/\nint g(void) { return 1; }\n",
        "int f(int a)/*B*/<% if (a) <% return 0; %> return 1; %>/*E*/\nint g(void) { return 1; }\n",
        "#define BEGIN {\n#define END }\nint f(int a)/*B*/{ if (a) BEGIN a = 2; END return a; }/*E*/\n"
        "int g(void) { return 1; }\n",
        "#define END }\nint f(int a)/*B*/{ if (a) { a = 2; END return a; }/*E*/\n"
        "int g(void) { return 1; }\n",
        "#define SHUT } int h(void) { return 1;\nint f(int a)/*B*/{ return a; SHUT }/*E*/\n"
        "int g(void) { return 1; }\n",
        "int f(a) int a;/*B*/{ return a; }/*E*/\nint g(void) { return 1; }\n",
        "int (f)(int a)/*B*/{ return a; }/*E*/\nint g(void) { return 1; }\n",
        "#define PURE __attribute__((pure))\nint f(int a) PURE;\nint f(int a)/*B*/{ return a; }/*E*/\n"
        "__extension__ int g(void) { return 1; }\n",
        "#define BODY ;\nint h(void) BODY\nint f(int a)/*B*/{ return a; }/*E*/\n"
        "int g(void) { return 1; }\n",
    };
    struct world *world = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        world_open(world, texts[i]);
        const struct function_info *f = function(world, "f"), *g = function(world, "g");
        assert_true(f->flags & g->flags & FUNCTION_DEFINED);
        bool shut = strstr(texts[i], "SHUT") != NULL; /* clang says that f ends in the macro */
        if (!shut) {
            assert_int_equal(f->body_begin, world_at(world, 0, "/*B*/", 0) + 5);
            assert_int_equal(f->end, world_at(world, 0, "/*E*/", 0));
        } else {
            assert_int_equal(f->end, world_at(world, 0, "SHUT }", 1) + 4);
            assert_true(function(world, "h")->flags & FUNCTION_DEFINED);
        }
        oracle_close(world->oracle);
        memset(&world->unit.files, 0, sizeof world->unit.files);
    }
    world->oracle = NULL;
}

static void test_definitions_out_of_macros(void **state)
{
    struct world *world = *state;
    open_with_keywords(world, "#define DEFINE(n) int n(void) { return 1; }\n"
                              "#define DECLARE(n) int n(void)\n#define BODY { return 1; }\n"
                              "DEFINE(a)\nDECLARE(b);\nDECLARE(c) { return 1; }\n"
                              "int d(void) BODY\nint e(void);\n");
    static const char names[] = "abcde";
    for (int i = 0; i < 5; i++) {
        const char name[2] = {names[i]};
        bool defined = function(world, name)->flags & FUNCTION_DEFINED;
        assert_int_equal(defined, name[0] != 'b' && name[0] != 'e');
    }
}

static void test_errors_in_bodies(void **state)
{
    struct world *world = *state;
    world_open(world, "int f(void) { return nobody; }\n");
    assert_true(oracle_has_errors(world->oracle));
    oracle_report(world->oracle);
    assert_int_equal(diag_errors(&world->unit), 1);
    oracle_close(world->oracle);
    memset(&world->unit.files, 0, sizeof world->unit.files);
    world_open(world, "int f(void) { return 1; }\n");
    assert_false(oracle_has_errors(world->oracle));
}

static void test_typedefs(void **state)
{
    struct world *world = *state;
    open_with_keywords(world,
                       "#include <stddef.h>\ntypedef struct { int x; } point, *points;\n"
                       "struct tag { int y; };\nint f(void) { typedef int local; return 0; }\n");
    assert_true(oracle_is_typedef(world->oracle, "size_t"));
    assert_true(oracle_is_typedef(world->oracle, "point"));
    assert_true(oracle_is_typedef(world->oracle, "points"));
    assert_true(oracle_is_typedef(world->oracle, "td_gen"));
    assert_true(oracle_is_typedef(world->oracle, "__builtin_va_list"));
    assert_true(oracle_is_typedef(world->oracle, "__uint128_t"));
    assert_false(oracle_is_typedef(world->oracle, "tag"));
    assert_false(oracle_is_typedef(world->oracle, "local"));
    assert_false(oracle_is_typedef(world->oracle, "f"));
    assert_false(oracle_is_typedef(world->oracle, "int"));
}

static void test_async_names(void **state)
{
    struct world *world = *state;
    open_with_keywords(
        world, "async int (*op)(int);\nint (*plain)(int);\n"
               "typedef async int handler(int);\ntypedef handler *handler_ptr;\n"
               "typedef int sync_handler(int);\n"
               "extern handler *table[4];\nhandler_ptr one;\nsync_handler *two;\n"
               "extern async int (*ext)(void);\nint (*ext)(void);\n"
               "struct ops { async int (*read)(int); int (*write)(int); handler *h;\n"
               "  struct { async int (*inner)(int); } in; };\n"
               "struct other { int (*read)(void); async int (*open)(void); };\n"
               "void f(void) { struct here { async int (*local)(void); int write; } x; }\n");
    struct oracle *oracle = world->oracle;
    assert_true(oracle_is_async_variable(oracle, "op"));
    assert_false(oracle_is_async_variable(oracle, "plain"));
    assert_true(oracle_is_async_variable(oracle, "table"));
    assert_true(oracle_is_async_variable(oracle, "one"));
    assert_false(oracle_is_async_variable(oracle, "two"));
    assert_true(oracle_is_async_variable(oracle, "ext"));
    assert_false(oracle_is_async_variable(oracle, "nobody"));
    assert_true(oracle_is_async_typedef(oracle, "handler"));
    assert_true(oracle_is_async_typedef(oracle, "handler_ptr"));
    assert_false(oracle_is_async_typedef(oracle, "sync_handler"));
    assert_false(oracle_is_async_member(oracle, "read")); /* only in one of two */
    assert_true(oracle_is_async_member(oracle, "open"));
    assert_true(oracle_is_async_member(oracle, "h"));
    assert_true(oracle_is_async_member(oracle, "inner"));
    assert_true(oracle_is_async_member(oracle, "local"));
    assert_false(oracle_is_async_member(oracle, "write"));
    assert_false(oracle_is_async_member(oracle, "nobody"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_flags),
        TEST(test_mismatch),
        TEST(test_header_read_twice),
        TEST(test_definitions_in_order),
        TEST(test_prefixes_belong_to_a_function),
        TEST(test_declared_in_a_body),
        TEST(test_extents_of_bodies),
        TEST(test_definitions_out_of_macros),
        TEST(test_errors_in_bodies),
        TEST(test_typedefs),
        TEST(test_async_names),
    };
    return cmocka_run_group_tests_name("oracle_names", tests, NULL, NULL);
}
