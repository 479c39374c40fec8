/* Raw tokens: kinds, spliced text, byte ranges, white space and line starts. */
#include "tests.h"

#include "base/buf.h"
#include "base/intern.h"
#include "grammar/scanner.h"

#include <stdio.h>
#include <string.h>

/* Tokens as "kind[text]begin-end", with '~' in front where white space is, '^' at a line's start;
 * kinds are i n c s p. */
static void check(const char *text, size_t length, const char *expected)
{
    struct arena arena = {0};
    struct scanner *scanner = scanner_open(&arena, text, 0, length, true);
    struct buf got = {0};
    struct raw_token token;
    while (scanner_next(scanner, &token))
        buf_printf(&got, "%s%s%c[%s]%u-%u ", token.line_start ? "^" : "",
                   token.space_before ? "~" : "", "incsp"[token.kind], token.text, token.begin,
                   token.end);
    assert_int_equal(token.kind, TOKEN_END);
    assert_int_equal(token.begin, length);
    buf_puts(&got, "");
    assert_string_equal(got.text, expected);
    buf_free(&got);
    scanner_close(scanner);
    arena_free(&arena);
}

#define CHECK(text, expected) check(text, sizeof(text) - 1, expected)

static void test_kinds(void **state)
{
    (void)state;
    CHECK("a1_$", "^i[a1_$]0-4 ");
    CHECK("\xc3\xa9 \\u00e9x", "^i[\xc3\xa9]0-2 ~i[éx]3-10 ");
    /* what no name may hold is not made part of one */
    CHECK("\\u0000 \\u0041x \\ud800 \\u0024 \\U00110000",
          "^i[\\u0000]0-6 ~i[\\u0041x]7-14 ~i[\\ud800]15-21 ~i[$]22-28 ~i[\\U00110000]29-39 ");
    CHECK("0x1p-3.e 1'000'0 .5 1..2 1e+5L", "^n[0x1p-3.e]0-8 ~n[1'000'0]9-16 ~n[.5]17-19 "
                                            "~n[1..2]20-24 ~n[1e+5L]25-30 ");
    CHECK("u8\"a\"L\"\"U'x'u8'\\''R\"x\"", "^s[u8\"a\"]0-5 s[L\"\"]5-8 c[U'x']8-12 c[u8'\\'']12-18 "
                                          "i[R]18-19 s[\"x\"]19-22 ");
    CHECK("+++a", "^p[++]0-2 p[+]2-3 i[a]3-4 ");
    CHECK("<:<%%:%:%:>>=", "^p[<:]0-2 p[<%]2-4 p[%:%:]4-8 p[%:]8-10 p[>>=]10-13 ");
    CHECK("....", "^p[...]0-3 p[.]3-4 ");
    CHECK("..", "^p[.]0-1 p[.]1-2 ");
    CHECK("a::b", "^i[a]0-1 p[:]1-2 p[:]2-3 i[b]3-4 ");
    CHECK("a##b#->", "^i[a]0-1 p[##]1-3 i[b]3-4 p[#]4-5 p[->]5-7 ");
}

static void test_space(void **state)
{
    (void)state;
    CHECK("a /* x\n y */ b\n/**/ c", "^i[a]0-1 ~i[b]13-14 ^~i[c]20-21 ");
    CHECK("a//b\\\n c\r\nd", "^i[a]0-1 ^~i[d]10-11 ");
    CHECK("a\rb\fc", "^i[a]0-1 ^~i[b]2-3 ~i[c]4-5 ");
    CHECK("\xef\xbb\xbf#", "^~p[#]3-4 ");
    CHECK("", "");
    CHECK("a/*", "^i[a]0-1 ");
    CHECK("a //", "^i[a]0-1 ");
}

static void test_splices(void **state)
{
    (void)state;
    CHECK("ab\\\nc d", "^i[abc]0-5 ~i[d]6-7 ");
    CHECK("a\\\n\\\r\nb", "^i[ab]0-7 ");
    CHECK("a \\\n b", "^i[a]0-1 ~i[b]5-6 ");
    CHECK("a\\\n(", "^i[a]0-1 p[(]3-4 ");
    CHECK("-\\ \t\n>", "^p[->]0-6 ");
    CHECK("/\\\n/ x\ny", "^~i[y]7-8 ");
    CHECK("/\\\n* x *\\\n/y", "^~i[y]11-12 ");
    CHECK("\"a\\\nb\"", "^s[\"ab\"]0-6 ");
    CHECK("\"a\\\\\n\"b\"", "^s[\"a\\\"b\"]0-8 ");
    CHECK("1\\\n2.\\\r\n5", "^n[12.5]0-9 ");
    CHECK("#\\\n#", "^p[##]0-4 ");
}

static void test_stray(void **state)
{
    (void)state;
    CHECK("\"a\nb", "^p[\"]0-1 i[a]1-2 ^~i[b]3-4 ");
    CHECK("don't x", "^i[don]0-3 p[']3-4 i[t]4-5 ~i[x]6-7 ");
    CHECK("@`\\x", "^p[@]0-1 p[`]1-2 p[\\]2-3 i[x]3-4 ");
    CHECK("\"a\\", "^p[\"]0-1 i[a]1-2 p[\\]2-3 ");
    CHECK("a\0b", "^i[a]0-1 p[]1-2 i[b]2-3 ");
    CHECK("\x01", "^p[\x01]0-1 ");
}

/* Before C23 a quote ends a number. */
static void test_no_separators(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct scanner *scanner = scanner_open(&arena, "1'0' .5e'x'", 0, 11, false);
    static const struct {
        const char *text;
        uint32_t begin, end;
    } expected[] = {{"1", 0, 1}, {"'0'", 1, 4}, {".5e", 5, 8}, {"'x'", 8, 11}};
    struct raw_token token;
    for (int i = 0; i < 4; i++) {
        assert_true(scanner_next(scanner, &token));
        assert_string_equal(token.text, expected[i].text);
        assert_int_equal(token.begin, expected[i].begin);
        assert_int_equal(token.end, expected[i].end);
    }
    assert_false(scanner_next(scanner, &token));
    scanner_close(scanner);
    arena_free(&arena);
}

static void test_range(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char text[] = "int abc = 1;";
    struct scanner *outer = scanner_open(&arena, text, 4, 4, true), *inner;
    struct raw_token token;
    assert_true(scanner_next(outer, &token));
    assert_ptr_equal(token.text, intern_cstr("abc"));
    assert_int_equal(token.begin, 4);
    assert_true(token.line_start);
    inner = scanner_open(&arena, text, 0, 3, true); /* a second one meanwhile */
    assert_true(scanner_next(inner, &token));
    assert_ptr_equal(token.text, intern_cstr("int"));
    assert_false(scanner_next(inner, &token));
    assert_int_equal(token.end, 3);
    scanner_close(inner);
    assert_false(scanner_next(outer, &token));
    assert_true(token.space_before);
    assert_int_equal(token.begin, 8);
    scanner_close(outer);
    arena_free(&arena);
}

/* 100,000 lines, among them unterminated literals: each costs its own line, no more. */
static void test_long_file(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 100000; i++)
        buf_puts(&text, i % 10 ? "    x[i] += foo(a, \"b\", 'c') /* d */; // it's\n"
                               : "don't \"\n");
    struct arena arena = {0};
    struct scanner *scanner = scanner_open(&arena, text.text, 0, text.length, true);
    struct raw_token token;
    int n = 0;
    while (scanner_next(scanner, &token))
        n++;
    assert_int_equal(n, 90000 * 14 + 10000 * 4);
    scanner_close(scanner);
    arena_free(&arena);
    buf_free(&text);
}

int scanner_run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds), cmocka_unit_test(test_space),
        cmocka_unit_test(test_splices), cmocka_unit_test(test_stray),
        cmocka_unit_test(test_no_separators),
        cmocka_unit_test(test_range), cmocka_unit_test(test_long_file),
    };
    return cmocka_run_group_tests_name("scanner", tests, NULL, NULL);
}
