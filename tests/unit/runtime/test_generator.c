/* Synchronous generators: values, end, send, delegation, drop; stackless and with a stack. */
#include "hand.h"

#include <stdbool.h>

/* ---- generator(int) range(int lo, int hi) { for (int i = lo; i < hi; i++) yield i; } */
struct range__td {
    td_gen gen;
    int lo, hi, i;
};
static int range__td_step(td_frame *frame, void *out)
{
    struct range__td *f = (struct range__td *)(void *)frame;
    if (f->gen.td__head.td__state == 1)
        goto td_1;
    for (f->i = f->lo; f->i < f->hi; f->i++) {
        *(int *)out = f->i;
        f->gen.td__head.td__state = 1;
        return TD__YIELDED;
    td_1:;
    }
    return TD__DONE;
}
GEN_DESC(range, int, 0);
static td_gen *range(int lo, int hi)
{
    struct range__td *f = (struct range__td *)(void *)td__gen_new(&range__td_desc);
    f->lo = lo;
    f->hi = hi;
    return &f->gen;
}

static int trace[32], n_trace;
static void note(int n)
{
    trace[n_trace++] = n;
}

/* ---- generator(int) careful(int id, int depth)
 *      { defer note(id); yield id; if (depth) yield_from(careful(id + 1, depth - 1)); yield -id; }
 */
struct careful__td {
    td_gen gen;
    int id, depth;
};
static td_gen *careful(int id, int depth);
static int careful__td_step(td_frame *frame, void *out)
{
    struct careful__td *f = (struct careful__td *)(void *)frame;
    switch (f->gen.td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    case 3:
        goto td_3;
    }
    *(int *)out = f->id;
    f->gen.td__head.td__state = 1;
    return TD__YIELDED;
td_1:
    if (!out)
        goto leave;
    if (f->depth > 0) {
        td__delegate(&f->gen, careful(f->id + 1, f->depth - 1));
        f->gen.td__head.td__state = 2;
        return TD__AGAIN;
    td_2:
        if (!out)
            goto leave;
    }
    *(int *)out = -f->id;
    f->gen.td__head.td__state = 3;
    return TD__YIELDED;
td_3:
leave:
    note(f->id);
    return TD__DONE;
}
GEN_DESC(careful, int, TD__DROPS);
static td_gen *careful(int id, int depth)
{
    struct careful__td *f = (struct careful__td *)(void *)td__gen_new(&careful__td_desc);
    f->id = id;
    f->depth = depth;
    return &f->gen;
}

/* ---- the same with a stack */
struct heavy__td {
    td_gen gen;
    int id, depth;
};
static td_gen *heavy(int id, int depth);
static void heavy__td_body(td_gen *gen)
{
    struct heavy__td *f = (struct heavy__td *)(void *)gen;
    int id = f->id;
    volatile char on_stack[256];
    on_stack[id] = (char)id;
    if (td__stack_yield(gen, &id, sizeof id))
        goto leave;
    if (f->depth > 0 && td__stack_delegate(gen, f->depth % 2 ? heavy(id + 1, f->depth - 1)
                                                             : careful(id + 1, f->depth - 1)))
        goto leave;
    assert_int_equal(on_stack[id], id);
    id = -id;
    if (td__stack_yield(gen, &id, sizeof id))
        goto leave;
leave:
    note(f->id);
}
static const td__desc heavy__td_desc = {
    .step = td__stack_step,
    .body = heavy__td_body,
    .name = "heavy",
    .flags = TD__GENERATOR | TD__STACKFUL | TD__DROPS,
    .size = sizeof(struct heavy__td),
    .result_size = sizeof(int),
};
static td_gen *heavy(int id, int depth)
{
    struct heavy__td *f = (struct heavy__td *)(void *)td__gen_new(&heavy__td_desc);
    f->id = id;
    f->depth = depth;
    return &f->gen;
}

/* ---- generator(int, int) adder(void)
 *      { int sum = 0; for (;;) { yield sum; const int *r = &received(int); sum += r ? *r : 0; } }
 */
struct adder__td {
    td_gen gen;
    int sum;
};
static int adder__td_step(td_frame *frame, void *out)
{
    struct adder__td *f = (struct adder__td *)(void *)frame;
    const int *r;
    if (f->gen.td__head.td__state == 1)
        goto td_1;
    f->sum = 0;
    for (;;) {
        *(int *)out = f->sum;
        f->gen.td__head.td__state = 1;
        return TD__YIELDED;
    td_1:
        r = td__sent(&f->gen);
        f->sum += r ? *r : 0;
        if (f->sum >= 100)
            return TD__DONE;
    }
}
GEN_DESC(adder, int, 0);

/* ---- generator(int, int) outer(void)
 *      { yield_from(adder()); yield &received(int) == NULL ? 1000 : -1; } */
struct outer__td {
    td_gen gen;
};
static int outer__td_step(td_frame *frame, void *out)
{
    struct outer__td *f = (struct outer__td *)(void *)frame;
    switch (f->gen.td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        return TD__DONE;
    }
    td__delegate(&f->gen, td__gen_new(&adder__td_desc));
    f->gen.td__head.td__state = 1;
    return TD__AGAIN;
td_1:
    /* what was sent went to the generator that has just ended */
    *(int *)out = td__sent(&f->gen) == NULL ? 1000 : -1;
    f->gen.td__head.td__state = 2;
    return TD__YIELDED;
}
GEN_DESC(outer, int, 0);

/* ---- generator(long) tree(int depth): recursive delegation, all the way down */
struct tree__td {
    td_gen gen;
    int depth;
};
static td_gen *tree(int depth);
static int tree__td_step(td_frame *frame, void *out)
{
    struct tree__td *f = (struct tree__td *)(void *)frame;
    switch (f->gen.td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    case 3:
        return TD__DONE;
    }
    if (f->depth > 0) {
        td__delegate(&f->gen, tree(f->depth - 1));
        f->gen.td__head.td__state = 1;
        return TD__AGAIN;
    }
td_1:
    *(long *)out = f->depth;
    f->gen.td__head.td__state = 2;
    return TD__YIELDED;
td_2:
    if (f->depth > 0) {
        td__delegate(&f->gen, tree(f->depth - 1));
        f->gen.td__head.td__state = 3;
        return TD__AGAIN;
    }
    return TD__DONE;
}
GEN_DESC(tree, long, 0);
static td_gen *tree(int depth)
{
    struct tree__td *f = (struct tree__td *)(void *)td__gen_new(&tree__td_desc);
    f->depth = depth;
    return &f->gen;
}

static void values_then_end(void **state)
{
    (void)state;
    int v = -1;
    td_gen *g = range(3, 6);
    for (int i = 3; i < 6; i++) {
        assert_true(td_next(g, &v));
        assert_int_equal(v, i);
    }
    for (int i = 0; i < 3; i++)
        assert_false(td_next(g, &v));
    assert_int_equal(v, 5);
    td_gen_free(g);
    td_gen_free(NULL);
    td_gen_free(range(0, 1)); /* never started */
    g = range(0, 3);
    assert_true(td_next(g, NULL)); /* the value is not wanted */
    assert_true(td_next(g, &v));
    assert_int_equal(v, 1);
    td_gen_free(g);
}

static void expect_trace(const int *want, int n)
{
    assert_int_equal(n_trace, n);
    assert_memory_equal(trace, want, (size_t)n * sizeof *want);
    n_trace = 0;
}

/* All values, then the drop after each number of values, for `make(1, depth)` = `depth` + 1 levels.
 */
static void all_and_drops(td_gen *(*make)(int, int), int depth)
{
    for (int stop = 0; stop <= 2 * depth + 3; stop++) {
        td_gen *g = make(1, depth);
        int v, n, want[32], n_want = 0;
        n_trace = 0;
        for (n = 0; n < stop; n++) {
            bool more = td_next(g, &v);
            assert_int_equal(more, n < 2 * depth + 2);
            if (!more)
                break;
            assert_int_equal(v, n <= depth ? n + 1 : -(2 * depth + 2 - n));
        }
        td_gen_free(g);
        /* those that had started have ended, innermost first */
        for (int id = stop < depth + 1 ? stop : depth + 1; id >= 1; id--)
            want[n_want++] = id;
        expect_trace(want, n_want);
    }
}

static void drops_run_what_is_deferred(void **state)
{
    (void)state;
    all_and_drops(careful, 0);
    all_and_drops(careful, 3);
}

static void generators_with_a_stack(void **state)
{
    (void)state;
    all_and_drops(heavy, 0);
    all_and_drops(heavy, 1);
    all_and_drops(heavy, 5);
}

static void embedded_generators(void **state)
{
    (void)state;
    struct careful__td g;
    int v;
    n_trace = 0;
    td__gen_init(&g.gen, &careful__td_desc);
    g.id = 1;
    g.depth = 1;
    assert_true(td_next(&g.gen, &v));
    assert_true(td_next(&g.gen, &v));
    assert_int_equal(v, 2);
    td__gen_drop(&g.gen);
    expect_trace((int[]){2, 1}, 2);
    assert_false(td_next(&g.gen, &v));
    td__gen_drop(&g.gen);
    expect_trace(NULL, 0);
}

static void send_is_for_one_resume(void **state)
{
    (void)state;
    int v, five = 5, big = 95;
    td_gen *g = td__gen_new(&outer__td_desc);
    assert_true(td_next(g, &v));
    assert_int_equal(v, 0);
    assert_true(td_send(g, &five, &v));
    assert_int_equal(v, 5);
    assert_true(td_next(g, &v));
    assert_int_equal(v, 5);
    assert_true(td_send(g, &big, &v)); /* ends the inner one */
    assert_int_equal(v, 1000);
    assert_false(td_next(g, &v));
    td_gen_free(g);
}

static void recursive_delegation(void **state)
{
    (void)state;
    td_gen *g = tree(10);
    long v, sum = 0, n = 0;
    while (td_next(g, &v)) {
        sum += v;
        n++;
    }
    assert_int_equal(n, 2047);
    assert_int_equal(sum, 2036); /* the sum over d of d * 2^(10-d) */
    td_gen_free(g);
    g = tree(10);
    for (int i = 0; i < 100; i++)
        assert_true(td_next(g, &v));
    td_gen_free(g); /* in the middle */
}

/* Plain code in a generator's body waits: its stack is parked, and its consumer's with it. */
struct sleepy__td {
    td_gen gen;
};
static void sleepy__td_body(td_gen *gen)
{
    for (int i = 0; i < 3; i++) {
        assert_int_equal(td_sleep(1), 0);
        if (td__stack_yield(gen, &i, sizeof i))
            return;
    }
}
static const td__desc sleepy__td_desc = {
    .step = td__stack_step,
    .body = sleepy__td_body,
    .name = "sleepy",
    .flags = TD__GENERATOR | TD__STACKFUL,
    .size = sizeof(struct sleepy__td),
    .result_size = sizeof(int),
};

struct consume__td {
    td_frame td__head;
    int result;
};
static int consume__td_step(td_frame *frame, void *out)
{
    struct consume__td *f = (struct consume__td *)(void *)frame;
    td_gen *g = td__gen_new(&sleepy__td_desc);
    int v;
    (void)out;
    f->result = 0;
    while (td_next(g, &v))
        f->result += v + 1;
    td_gen_free(g);
    return TD__DONE;
}
DESC(consume, TD__ASYNC);
static int consume(void)
{
    RAMP_BEGIN(consume);
    RAMP_END(int)
}

static void bodies_that_wait(void **state)
{
    (void)state;
    int r = 0, v;
    td_task *a = td_spawn(consume), *b = td_spawn(consume);
    assert_int_equal(td_join(a, &r), 0);
    assert_int_equal(r, 6);
    assert_int_equal(td_join(b, &r), 0);
    assert_int_equal(r, 6);
    /* outside every task */
    td_gen *g = td__gen_new(&sleepy__td_desc);
    assert_true(td_next(g, &v));
    assert_true(td_next(g, &v));
    assert_int_equal(v, 1);
    td_gen_free(g); /* with nothing to run: its stack is just given back */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_then_end),         cmocka_unit_test(drops_run_what_is_deferred),
        cmocka_unit_test(generators_with_a_stack), cmocka_unit_test(embedded_generators),
        cmocka_unit_test(send_is_for_one_resume),  cmocka_unit_test(recursive_delegation),
        cmocka_unit_test(bodies_that_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
