/* The parser: what goes in comes out (corpus/), the tree has the expected shape (golden/), and
 * depth and length are no problem. */
#include "snippet.h"
#include "tests.h"

#include "ast/ast.h"
#include "base/buf.h"
#include "base/intern.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text of TEST_DIR/name; the caller frees it. */
static char *read_text(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", TEST_DIR, name);
    FILE *in = fopen(path, "rb");
    if (!in)
        fail_msg("cannot read %s", path);
    struct buf text = {0};
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, in));)
        buf_add(&text, part, n);
    fclose(in);
    return text.text;
}

static void check_round_trip(struct snippet *snippet, const char *title)
{
    if (!snippet->root)
        fail_msg("%s: %s, at '%s'", title, snippet->message, snippet->at ? snippet->at : "?");
    const char *fault = ast_check(&snippet->unit.arena, snippet->root);
    if (fault)
        fail_msg("%s: %s", title, fault);
    char *printed = snippet_print(snippet), *tokens = snippet_tokens(snippet);
    if (strcmp(printed, tokens) != 0)
        fail_msg("%s: printed\n%s\ninstead of\n%s", title, printed, tokens);
    free(printed);
    free(tokens);
}

/* A corpus file is functions, each below a line "// ---- title: file-scope typedef names".
 * Calls visit(title, function's text, typedef names, user) for each of all files. */
static void each_of_corpus(void (*visit)(const char *, const char *, const char *, void *),
                           void *user)
{
    static const char *const files[] = {"corpus/declarations.c", "corpus/expressions.c",
                                        "corpus/statements.c"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *text = read_text(files[i]);
        int count = 0;
        for (char *at = strstr(text, "// ---- "), *next; at; at = next) {
            char *title = at + strlen("// ---- "), *body = strchr(title, '\n') + 1;
            next = strstr(body, "\n// ---- ");
            body[-1] = '\0';
            if (next)
                *next++ = '\0';
            char *typedefs = strstr(title, ": ");
            visit(title, body, typedefs ? typedefs + 2 : "", user);
            count++;
        }
        assert_true(count > 5);
        free(text);
    }
}

static void visit_round_trip(const char *title, const char *text, const char *typedefs, void *user)
{
    (void)user;
    struct snippet snippet;
    snippet_parse(&snippet, text, strlen(text), typedefs);
    check_round_trip(&snippet, title);
    snippet_free(&snippet);
}

static void test_corpus(void **state)
{
    (void)state;
    each_of_corpus(visit_round_trip, NULL);
}

/* Damaged functions: a token left out, doubled, or exchanged with another one. They parse, and
 * then the tree is sound, or they give exactly one error; nothing crashes. */
static void visit_damaged(const char *title, const char *text, const char *typedefs, void *user)
{
    unsigned *random = user;
    struct snippet whole;
    snippet_parse(&whole, text, strlen(text), typedefs);
    int n = whole.unit.tokens.n - 1;
    for (int round = 0; round < 60; round++) {
        struct buf damaged = {0};
        *random = *random * 1664525u + 1013904223u; /* Numerical Recipes' */
        int victim = (int)(*random >> 8) % n, other = (int)(*random >> 16) % n;
        for (int i = 0; i < n; i++) {
            const struct token *token = &whole.unit.tokens.at[i];
            if (i == victim && round % 3 == 0)
                continue;
            if (i == victim && round % 3 == 1)
                token = &whole.unit.tokens.at[other];
            const char *line = token->kind == TOKEN_PRAGMA ? "\n" : " ";
            buf_printf(&damaged, "%s%s%s", line, token->text, line);
            if (i == victim && round % 3 == 2)
                buf_printf(&damaged, "%s%s", token->text, line);
        }
        struct snippet snippet;
        snippet_parse(&snippet, damaged.text, damaged.length, typedefs);
        if (snippet.root)
            check_round_trip(&snippet, title);
        else
            assert_int_equal(snippet.errors, 1);
        snippet_free(&snippet);
        buf_free(&damaged);
    }
    snippet_free(&whole);
}

static void test_damaged(void **state)
{
    (void)state;
    unsigned random = 1;
    each_of_corpus(visit_damaged, &random);
}

/* A golden file is the same, with the expected dump below "// ====" after each function. */
static void test_golden(void **state)
{
    (void)state;
    char *text = read_text("golden.txt");
    int count = 0;
    for (char *at = strstr(text, "// ---- "), *next; at; at = next) {
        char *title = at + strlen("// ---- "), *body = strchr(title, '\n') + 1;
        char *expected = strstr(body, "// ====\n");
        assert_non_null(expected);
        size_t length = (size_t)(expected - body);
        expected += strlen("// ====\n");
        next = strstr(expected, "// ---- ");
        body[-1] = '\0';
        if (next)
            next[-1] = '\0'; /* the empty line before it */
        char *typedefs = strstr(title, ": ");
        struct snippet snippet;
        snippet_parse(&snippet, body, length, typedefs ? typedefs + 2 : "");
        check_round_trip(&snippet, title);
        char *dump = snippet_dump(&snippet);
        if (strcmp(dump, expected) != 0)
            fail_msg("%s: expected\n%s\ngot\n%s", title, expected, dump);
        free(dump);
        snippet_free(&snippet);
        count++;
    }
    assert_true(count >= 12);
    free(text);
}

/* A function of n times `before`, `middle`, n times `behind`, `end`. */
static void run_nested(const char *before, const char *middle, const char *behind, int n,
                       const char *end)
{
    struct buf text = {0};
    buf_puts(&text, "void f(void) { ");
    for (int i = 0; i < n; i++)
        buf_puts(&text, before);
    buf_puts(&text, middle);
    for (int i = 0; i < n; i++)
        buf_puts(&text, behind);
    buf_printf(&text, "%s }", end);
    struct snippet snippet;
    snippet_parse(&snippet, text.text, text.length, "T");
    check_round_trip(&snippet, before);
    char *dump = snippet_dump(&snippet);
    assert_non_null(strstr(dump, "COMPOUND"));
    free(dump);
    snippet_free(&snippet);
    buf_free(&text);
}

static void test_depth(void **state)
{
    (void)state;
    run_nested("(", "1", ")", 3000, ";");
    run_nested("x + (", "1", ")", 3000, ";");
    run_nested("{", ";", "}", 3000, "");
    run_nested("if (a) b; else ", "c;", "", 5000, "");
    run_nested("g(TD_AWAIT h, ({ ", "1;", "}));", 1000, "");
    run_nested("-", "1;", "", 5000, "");
    run_nested("(T)", "1;", "", 5000, "");
    run_nested("a ? b : ", "c;", "", 5000, "");
    run_nested("a[", "1", "]", 3000, ";");
    run_nested("case 1: ", ";", "", 5000, "");
    run_nested("for (;;) ", ";", "", 3000, "");
    run_nested("TD_DEFER ", ";", "", 3000, "");
    run_nested("struct { ", "int a;", "} b;", 1000, "");
    run_nested("int (*p)(int x, ", "T", ")", 500, ";");
}

static void test_length(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_puts(&text, "void f(void) { int a[] = { ");
    for (int i = 0; i < 100000; i++)
        buf_printf(&text, "%d, ", i);
    buf_puts(&text, "};\n");
    for (int i = 0; i < 20000; i++)
        buf_printf(&text, "T v%d = v%d * 3;\n", i, i / 2);
    buf_puts(&text, "}");
    struct snippet snippet;
    snippet_parse(&snippet, text.text, text.length, "T");
    check_round_trip(&snippet, "a long function");
    assert_int_equal(snippet.root->kids[2]->n_kids, 20001);
    snippet_free(&snippet);
    buf_free(&text);
}

static void test_check_finds_faults(void **state)
{
    (void)state;
    const char text[] = "int f(void) { return a + b; }";
    struct snippet snippet;
    snippet_parse(&snippet, text, strlen(text), "");
    struct node *sum = snippet.root->kids[2]->kids[0]->kids[0];
    struct arena *arena = &snippet.unit.arena;
    assert_int_equal(sum->kind, N_BINARY);
    assert_null(ast_check(arena, snippet.root));

    sum->kids[1]->first--;
    assert_non_null(ast_check(arena, snippet.root));
    sum->kids[1]->first++;
    sum->kids[1]->end++;
    assert_non_null(ast_check(arena, snippet.root));
    sum->kids[1]->end--;
    sum->kids[1]->parent = snippet.root;
    assert_non_null(ast_check(arena, snippet.root));
    sum->kids[1]->parent = sum;
    sum->op = 0;
    assert_non_null(ast_check(arena, snippet.root));
    snippet_free(&snippet);
}

/* Every kind that the grammar can make is made by the corpus: a new kind needs a snippet. */
static void count_kinds(const struct node *node, int *counts)
{
    counts[node->kind]++;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            count_kinds(node->kids[i], counts);
}

static void visit_kinds(const char *title, const char *text, const char *typedefs, void *user)
{
    (void)title;
    struct snippet snippet;
    snippet_parse(&snippet, text, strlen(text), typedefs);
    assert_non_null(snippet.root);
    count_kinds(snippet.root, user);
    snippet_free(&snippet);
}

static void test_corpus_has_every_kind(void **state)
{
    (void)state;
    int counts[N_COUNT] = {0};
    each_of_corpus(visit_kinds, counts);
    for (int kind = 0; kind < N_COUNT; kind++)
        if (!counts[kind])
            fail_msg("no snippet of the corpus has a %s", node_kind_name((enum node_kind)kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_corpus),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_check_finds_faults),
        cmocka_unit_test(test_corpus_has_every_kind),
    };
    int failed = cmocka_run_group_tests_name("tree", tests, NULL, NULL);
    failed += errors_run();
    failed += scanner_run();
    intern_free();
    return failed;
}
