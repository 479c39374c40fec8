/* layout_slots: greedy, by size, then id. */
#include "flow_help.h"

#include "flow/bitset.h"

enum { MAX = 8 };

/* `pairs`: "01 12" are two conflicts. Fills slot[] and returns the number of slots. */
static int layout(int n, const char *pairs, const char *saved_text, const int64_t *size,
                  const int64_t *align, int *slot)
{
    struct arena arena = {0};
    struct bitset *conflicts = bitset_array(&arena, n, n);
    bool saved[MAX];
    for (int v = 0; v < n; v++)
        saved[v] = saved_text[v] == 's';
    for (; *pairs; pairs += pairs[2] ? 3 : 2) {
        bitset_add(&conflicts[pairs[0] - '0'], pairs[1] - '0');
        bitset_add(&conflicts[pairs[1] - '0'], pairs[0] - '0');
    }
    int n_slots = layout_slots(&arena, n, conflicts, saved, size, align, slot);
    arena_free(&arena);
    return n_slots;
}

#define assert_slots(slot, ...)                                                                    \
    do {                                                                                           \
        const int wanted_[] = {__VA_ARGS__};                                                       \
        assert_memory_equal((slot), wanted_, sizeof wanted_);                                      \
    } while (0)

static void test_no_conflict(void **state)
{
    (void)state;
    const int64_t size[] = {4, 8, 1}, align[] = {4, 8, 1};
    int slot[MAX];
    assert_int_equal(layout(3, "", "sss", size, align, slot), 1);
    assert_slots(slot, 0, 0, 0);
    assert_int_equal(layout(3, "", "s-s", size, align, slot), 1);
    assert_slots(slot, 0, -1, 0);
    assert_int_equal(layout(3, "", "---", size, align, slot), 0);
    assert_slots(slot, -1, -1, -1);
    assert_int_equal(layout(0, "", "", size, align, slot), 0);
}

static void test_all_conflict(void **state)
{
    (void)state;
    const int64_t size[] = {4, 16, 8}, align[] = {4, 8, 8};
    int slot[MAX];
    /* the largest is placed first */
    assert_int_equal(layout(3, "01 02 12", "sss", size, align, slot), 3);
    assert_slots(slot, 2, 0, 1);
}

static void test_by_size_then_id(void **state)
{
    (void)state;
    /* as in layout.c: a 64, b 8, c 64, d 8 */
    const int64_t size[] = {64, 8, 64, 8}, align[] = {8, 8, 8, 8};
    int slot[MAX];
    assert_int_equal(layout(4, "02 01 23", "ssss", size, align, slot), 2);
    assert_slots(slot, 0, 1, 1, 0);
}

static void test_alignment(void **state)
{
    (void)state;
    /* 2 fits into both; the one that is aligned already wins over the first */
    const int64_t size[] = {40, 32, 16}, align[] = {4, 16, 16};
    int slot[MAX];
    assert_int_equal(layout(3, "01", "sss", size, align, slot), 2);
    assert_slots(slot, 0, 1, 1);
    /* no such slot: it shares all the same */
    assert_int_equal(layout(3, "01 12", "sss", size, align, slot), 2);
    assert_slots(slot, 0, 1, 0);
}

static void test_random(void **state)
{
    (void)state;
    struct dice dice = dice_new(3);
    int shared = 0;
    for (int round = 0; round < 500; round++) {
        struct arena arena = {0};
        int n = 1 + dice_below(&dice, 100);
        struct bitset *conflicts = bitset_array(&arena, n, n);
        bool *saved = ARENA_ARRAY(&arena, bool, n);
        int64_t *size = ARENA_ARRAY(&arena, int64_t, n), *align = ARENA_ARRAY(&arena, int64_t, n);
        int *slot = ARENA_ARRAY(&arena, int, n), *first_size = ARENA_ARRAY(&arena, int, n);
        for (int v = 0; v < n; v++) {
            saved[v] = dice_below(&dice, 4) != 0;
            align[v] = 1 << dice_below(&dice, 5);
            size[v] = align[v] * (1 + dice_below(&dice, 5));
            for (int w = 0; w < v; w++)
                if (dice_below(&dice, 3) == 0) {
                    bitset_add(&conflicts[v], w);
                    bitset_add(&conflicts[w], v);
                }
        }
        int n_slots = layout_slots(&arena, n, conflicts, saved, size, align, slot);
        int used = 0;
        for (int v = 0; v < n; v++) {
            assert_int_equal(slot[v] >= 0, saved[v]);
            assert_true(slot[v] < n_slots);
            for (int w = 0; slot[v] >= 0 && w < v; w++)
                if (slot[w] == slot[v]) {
                    assert_false(bitset_has(&conflicts[v], w));
                    shared++;
                }
            if (slot[v] >= 0 && first_size[slot[v]]++ == 0)
                used++;
        }
        assert_int_equal(used, n_slots); /* no empty slot */
        arena_free(&arena);
    }
    assert_true(shared > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_conflict),   cmocka_unit_test(test_all_conflict),
        cmocka_unit_test(test_by_size_then_id), cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
