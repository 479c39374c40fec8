/* layout_slots: from left to right, best fit. */
#include "flow_help.h"

enum { MAX = 8 };

/* `spans`: "02 13" are 0..2 and 1..3; "--" is a variable that is not saved. Fills slot[] and returns the
 * number of slots. */
static int layout(const char *text, const int64_t *size, int *slot)
{
    struct arena arena = {0};
    struct span spans[MAX] = {{0, 0}};
    bool saved[MAX];
    int n = 0;
    for (; *text; text += text[2] ? 3 : 2) {
        saved[n] = text[0] != '-';
        if (saved[n])
            spans[n] = (struct span){text[0] - '0', text[1] - '0'};
        n++;
    }
    int n_slots = layout_slots(&arena, n, spans, saved, size, slot);
    arena_free(&arena);
    return n_slots;
}

#define assert_slots(slot, ...)                                                                    \
    do {                                                                                           \
        const int wanted_[] = {__VA_ARGS__};                                                       \
        assert_memory_equal((slot), wanted_, sizeof wanted_);                                      \
    } while (0)

static void test_one_after_the_other(void **state)
{
    (void)state;
    const int64_t size[] = {4, 8, 1};
    int slot[MAX];
    assert_int_equal(layout("01 23 45", size, slot), 1);
    assert_slots(slot, 0, 0, 0);
    assert_int_equal(layout("01 -- 23", size, slot), 1);
    assert_slots(slot, 0, -1, 0);
    assert_int_equal(layout("-- -- --", size, slot), 0);
    assert_slots(slot, -1, -1, -1);
    assert_int_equal(layout("", size, slot), 0);
    /* in order of place, not of number */
    assert_int_equal(layout("45 23 01", size, slot), 1);
    assert_slots(slot, 0, 0, 0);
}

static void test_all_meet(void **state)
{
    (void)state;
    const int64_t size[] = {4, 16, 8};
    int slot[MAX];
    /* what begins together: the largest first */
    assert_int_equal(layout("05 05 05", size, slot), 3);
    assert_slots(slot, 2, 0, 1);
    /* a point in common is enough */
    assert_int_equal(layout("02 24 46", size, slot), 2);
    assert_slots(slot, 0, 1, 0);
}

static void test_best_fit(void **state)
{
    (void)state;
    /* as in slots.c: a 64, b 8, c 64, d 8 */
    const int64_t size[] = {64, 8, 64, 8};
    int slot[MAX];
    assert_int_equal(layout("05 14 69 69", size, slot), 2);
    assert_slots(slot, 0, 1, 0, 1);
    /* none is large enough: the largest grows */
    const int64_t growing[] = {4, 16, 40, 4};
    assert_int_equal(layout("02 02 35 35", growing, slot), 2);
    assert_slots(slot, 1, 0, 0, 1);
}

/* Spans that share a slot are apart; there are no more slots than spans that meet in one point. */
static void test_random(void **state)
{
    (void)state;
    struct dice dice = dice_new(3);
    int shared = 0;
    for (int round = 0; round < 500; round++) {
        struct arena arena = {0};
        int n = 1 + dice_below(&dice, 100), most = 0, used = 0;
        struct span *spans = ARENA_ARRAY(&arena, struct span, n);
        bool *saved = ARENA_ARRAY(&arena, bool, n);
        int64_t *size = ARENA_ARRAY(&arena, int64_t, n);
        int *slot = ARENA_ARRAY(&arena, int, n), *members = ARENA_ARRAY(&arena, int, n);
        for (int v = 0; v < n; v++) {
            saved[v] = dice_below(&dice, 4) != 0;
            size[v] = 1 + dice_below(&dice, 20);
            spans[v].from = dice_below(&dice, 200);
            spans[v].to = spans[v].from + dice_below(&dice, 50);
        }
        int n_slots = layout_slots(&arena, n, spans, saved, size, slot);
        for (int v = 0; v < n; v++) {
            assert_int_equal(slot[v] >= 0, saved[v]);
            assert_true(slot[v] < n_slots);
            int meet = 0;
            for (int w = 0; saved[v] && w < n; w++) {
                if (w < v && slot[w] == slot[v]) {
                    assert_false(spans_meet(spans[v], spans[w]));
                    shared++;
                }
                meet += saved[w] && spans[w].from <= spans[v].from && spans[v].from <= spans[w].to;
            }
            most = meet > most ? meet : most;
            if (saved[v] && members[slot[v]]++ == 0)
                used++;
        }
        assert_int_equal(used, n_slots); /* no empty slot */
        assert_int_equal(most, n_slots);
        arena_free(&arena);
    }
    assert_true(shared > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_after_the_other), cmocka_unit_test(test_all_meet),
        cmocka_unit_test(test_best_fit), cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
