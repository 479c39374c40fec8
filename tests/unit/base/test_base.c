/* Formatting against the C library's, blocks that grow, texts that do not fit into a chunk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 1, 2))) static void same(const char *format, ...)
{
    char expected[300];
    va_list args;
    va_start(args, format);
    vsnprintf(expected, sizeof expected, format, args);
    va_end(args);
    struct arena arena = {0};
    struct buf buf = {0};
    for (int i = 0; i < 60; i++) { /* at every fill of what is there */
        va_start(args, format);
        assert_string_equal(arena_vprintf(&arena, format, args), expected);
        va_end(args);
        buf.length = 0;
        buf_add(&buf, "................................................................", (size_t)i);
        va_start(args, format);
        buf_vprintf(&buf, format, args);
        va_end(args);
        assert_string_equal(buf.text + i, expected);
        assert_int_equal(buf.length, (size_t)i + strlen(expected));
    }
    buf_free(&buf);
    arena_free(&arena);
}

static void test_format(void **state)
{
    (void)state;
    same("plain");
    same("%s", "");
    same("a%sb%s%%", "one", "two");
    same("%d %d %d %d", 0, -1, INT_MAX, INT_MIN);
    same("%u %u", 0u, UINT_MAX);
    same("%lld %lld %zu", LLONG_MIN, LLONG_MAX, SIZE_MAX);
    same("%c%c", 'x', '\\');
    same("%.*s|%.*s|%.*s", 2, "abc", 9, "abc", -1, "abc");
    same("%s %03o %5d %x %s", "mixed", 7, 42, 255u, "rest"); /* not all ours */
    same("%-8s|%.2f", "left", 1.5);
    same("%s", "0123456789012345678901234567890123456789012345678901234567890123456789"
               "0123456789012345678901234567890123456789012345678901234567890123456789");
}

static void test_grown_blocks(void **state)
{
    (void)state;
    struct arena arena = {0};
    VEC(int) a = {0}, b = {0};
    for (int i = 0; i < 300000; i++) {
        VEC_PUSH(&arena, &a, i);
        VEC_PUSH(&arena, &b, -i);
        if (i % 1000 == 0) {
            const char *zero = arena_alloc(&arena, 100);
            for (int k = 0; k < 100; k++)
                assert_int_equal(zero[k], 0);
        }
    }
    for (int i = 0; i < 300000; i++) {
        assert_int_equal(a.at[i], i);
        assert_int_equal(b.at[i], -i);
    }
    arena_free(&arena);
}

/* The remains of a text that did not fit must not be seen by code that needs zeros. */
static void test_zeros_behind_texts(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int i = 0; i < 3000; i++) {
        arena_printf(&arena, "%s %d", "some text that is long enough to come to the end of a chunk", i);
        const char *zero = arena_alloc(&arena, 1 + (size_t)i % 40);
        for (int k = 0; k < 1 + i % 40; k++)
            assert_int_equal(zero[k], 0);
    }
    arena_free(&arena);
}

/* Memory taken after a mark is freed, large blocks too; memory taken before it stays. */
static void test_marks(void **state)
{
    (void)state;
    enum { DEEP = 6 };
    for (size_t size = 16; size <= 1 << 20; size *= 4) {
        struct arena arena = {0};
        struct arena_mark marks[DEEP];
        char *blocks[DEEP];
        for (int i = 0; i < DEEP; i++) {
            marks[i] = arena_mark(&arena);
            for (int k = 0; k < 20; k++)
                blocks[i] = memset(arena_alloc(&arena, k % 7 ? 100 : size), 'a' + i, 100 < size ? 100 : 16);
        }
        for (int i = DEEP - 1; i >= 0; i--) {
            for (int k = 0; k <= i; k++)
                assert_int_equal(blocks[k][15], 'a' + k);
            arena_release(&arena, marks[i]);
            const char *fresh = arena_alloc(&arena, size);
            for (size_t k = 0; k < size; k++)
                assert_int_equal(fresh[k], 0);
            arena_release(&arena, marks[i]);
        }
        assert_null(arena.chunks);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_grown_blocks),
        cmocka_unit_test(test_zeros_behind_texts),
        cmocka_unit_test(test_marks),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
