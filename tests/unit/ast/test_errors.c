/* What does not parse: one error, at the right token, in words that name the construct. */
#include "snippet.h"
#include "tests.h"

#include <string.h>

static const struct {
    const char *text, *at, *message;
} cases[] = {
    {"void f(void) { return 1 }", "}",
     "expected ';' before '}' in 'return'"},
    {"void f(void) { a = ; }", ";",
     "expected an expression before ';'"},
    {"void f(void) { f(1, ; }", ";",
     "expected an expression before ';'"},
    {"void f(void) { if a) b; }", "a",
     "expected '(' before 'a' in 'if'"},
    {"void f(void) { if (a b; }", "b",
     "expected ')' before 'b' in 'if'"},
    {"void f(void) { for (int i = 0; i < 3, i++) b; }", ")",
     "expected ';' before ')' in 'for'"},
    {"void f(void) { else b; }", "else",
     "expected a statement before 'else'"},
    {"void f(void) { TD_YIELD ; }", ";",
     "expected an expression before ';' in 'yield'"},
    {"void f(void) { TD_YIELD 1 }", "}",
     "expected ';' before '}' in 'yield'"},
    {"void f(void) { TD_YIELD_FROM g(); }", "g",
     "expected '(' before 'g' in 'yield_from'"},
    {"void f(void) { TD_YIELD_FROM(g(), 1); }", ",",
     "expected ')' before ',' in 'yield_from'"},
    {"void f(void) { x = TD_AWAIT ; }", ";",
     "expected an expression before ';' in 'await'"},
    {"void f(void) { TD_AWAIT TD_YIELD 1; }", "TD_YIELD",
     "expected an expression before 'yield' in 'await'"},
    {"void f(void) { TD_FOREACH (int v, g()) b; }", "v",
     "expected a type before 'v' in 'foreach'"},
    {"void f(void) { TD_FOREACH (int, v) b; }", ")",
     "expected ',' before ')' in 'foreach'"},
    {"void f(void) { TD_FOREACH (v, int, g()) b; }", "v",
     "expected a type before 'v' in 'foreach'"},
    {"void f(void) { TD_DEFER }", "}",
     "expected a statement before '}' in 'defer'"},
    {"void f(void) { TD_DEFER int x; }", "int",
     "expected a statement before 'int' in 'defer'"},
    {"void f(void) { x = TD_RECEIVED(3); }", "3",
     "expected a type before '3' in 'received'"},
    {"void f(void) { TD_GENERATOR(3) x; }", "3",
     "expected a type before '3' in 'generator'"},
    {"void f(void) { int g(int a) { return a; } }", "{",
     "nested functions (a GNU extension) cannot be transformed, and clang refuses them"},
    {"void f(void) { struct s { int a } x; }", "}",
     "expected ';' before '}' in 'struct'"},
    {"void f(void) { enum { 3 }; }", "3",
     "expected a name before '3' in 'enum'"},
    {"void f(void) { int x[3; }", ";",
     "expected ']' before ';'"},
    {"void f(void) { int 3; }", "3",
     "expected a name or ';' before '3'"},
    {"void f(void) { foo bar; }", "bar",
     "expected ';' before 'bar'"},
    {"void f(void) { x @ y; }", "@",
     "stray '@'"},
    {"void f(void) { (T)", ")",
     "expected an expression before the end of the function"},
    {"void f(void) { if (a) int x; }", "int",
     "expected a statement before 'int' in 'if'"},
    {"void f(void) { case 1 x; }", "x",
     "expected ':' before 'x' in 'case'"},
    {"void f(void) { goto 3; }", "3",
     "expected a name before '3' in 'goto'"},
    {"void f(void) { x = { 1 }; }", "{",
     "expected an expression before '{'"},
    {"void f(void) { do a; until (b); }", "until",
     "expected 'while' before 'until' in 'do'"},
    {"void f(void) { asm(x); }", "x",
     "expected a string literal before 'x' in 'asm'"},
    {"void f(void) { T = 3; }", "=",
     "expected a name or ';' before '='"},
    {"void f(void) ;", ";",
     "expected '{' before ';'"},
    {"int x = 3;", "=",
     "expected '{' before '='"},
    {"void f(void) { } }", "}",
     "expected the end of the function before '}'"},
    {"void f(void) { x = (int y) 3; }", "y",
     "expected ')' before 'y'"},
    {"void f(void) { _Generic(x); }", ")",
     "expected ',' before ')' in '_Generic'"},
    {"void f(void) { switch (a) { case: b; } }", ":",
     "expected an expression before ':' in 'case'"},
    {"void f(void) { sizeof; }", ";",
     "expected an expression before ';' in 'sizeof'"},
    {"void f(void) { a ? b; }", ";",
     "expected ':' before ';'"},
    {"void f(void) { while (1 { } }", "{",
     "expected ')' before '{' in 'while'"},
    {"void f(void) { do x; while (1) y; }", "y",
     "expected ';' before 'y' in 'while'"},
};

static void test_messages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct snippet snippet;
        snippet_parse(&snippet, cases[i].text, strlen(cases[i].text), "T");
        if (snippet.root)
            fail_msg("%s: parses", cases[i].text);
        assert_int_equal(snippet.errors, 1);
        if (strcmp(snippet.message, cases[i].message) || !snippet.at
            || strcmp(snippet.at, cases[i].at))
            fail_msg("%s\n  expected at '%s': %s\n  got at '%s': %s", cases[i].text, cases[i].at,
                     cases[i].message, snippet.at ? snippet.at : "?", snippet.message);
        snippet_free(&snippet);
    }
}

int errors_run(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_messages)};
    return cmocka_run_group_tests_name("syntax errors", tests, NULL, NULL);
}
