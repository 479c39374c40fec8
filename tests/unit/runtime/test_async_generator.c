/* Async generators: values, waits, delegation, drops that wait; consumers awaiting and plain. */
#define _POSIX_C_SOURCE 200809L
#include "hand.h"

#include <errno.h>

static int trace[32], n_trace;
static void expect_trace(const int *want, int n)
{
    assert_int_equal(n_trace, n);
    if (n > 0)
        assert_memory_equal(trace, want, (size_t)n * sizeof *want);
    n_trace = 0;
}

/* ---- async int nap(int x) { await td_sleep(1); return x; } */
struct nap__td {
    td_frame td__head;
    int result;
    int x;
};
static int nap(int x);
static int nap__td_step(td_frame *frame, void *out)
{
    struct nap__td *f = (struct nap__td *)(void *)frame;
    int r;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    AWAIT(1, r, int, td_sleep, td_sleep(1))
    f->result = r < 0 ? r : f->x;
    return TD__DONE;
}
DESC(nap, TD__ASYNC);
static int nap(int x)
{
    RAMP_BEGIN(nap);
    f->x = x;
    RAMP_END(int)
}

/* ---- async generator(int) feed(int id, int depth)
 *      { defer { await nap(0); note(id); }
 *        yield await nap(id);
 *        if (depth) yield_from(await feed(id + 1, depth - 1));
 *        yield -id; } */
struct feed__td {
    td_gen gen;
    int id, depth;
};
static td_gen *feed(int id, int depth);
static td_gen *feed_stack(int id, int depth);
static int mix; /* what feed delegates to */
static td_gen *inner(int id, int depth)
{
    return mix ? feed_stack(id, depth) : feed(id, depth);
}
static int feed__td_step(td_frame *frame, void *out)
{
    struct feed__td *f = (struct feed__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->gen.td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    case 3:
        goto td_3;
    case 4:
        goto td_4;
    case 5:
        goto td_5;
    }
    AWAIT_IN_GEN(1, r, int, nap, nap(f->id))
    *(int *)td__out(&f->gen) = r;
    f->gen.td__head.td__state = 2;
    return TD__YIELDED;
td_2:
    if (f->gen.td__head.td__flags & TD__DROPPING)
        goto leave;
    if (f->depth > 0) {
        td__delegate(&f->gen, inner(f->id + 1, f->depth - 1));
        f->gen.td__head.td__state = 3;
        return TD__AGAIN;
    td_3:
        if (f->gen.td__head.td__flags & TD__DROPPING)
            goto leave;
    }
    *(int *)td__out(&f->gen) = -f->id;
    f->gen.td__head.td__state = 4;
    return TD__YIELDED;
td_4:
leave:
    AWAIT_IN_GEN(5, r, int, nap, nap(0))
    trace[n_trace++] = f->id;
    return TD__DONE;
}
GEN_DESC(feed, int, TD__ASYNC | TD__DROPS);
static td_gen *feed(int id, int depth)
{
    struct feed__td *f = (struct feed__td *)(void *)td__gen_new(&feed__td_desc);
    f->id = id;
    f->depth = depth;
    return &f->gen;
}

/* ---- the same with a stack */
static void feed_stack__td_body(td_gen *gen)
{
    struct feed__td *f = (struct feed__td *)(void *)gen;
    int v = nap(f->id);
    if (td__stack_yield(gen, &v, sizeof v))
        goto leave;
    if (f->depth > 0 && td__stack_delegate(gen, mix == 2 ? feed(f->id + 1, f->depth - 1)
                                                         : feed_stack(f->id + 1, f->depth - 1)))
        goto leave;
    v = -f->id;
    if (td__stack_yield(gen, &v, sizeof v))
        goto leave;
leave:
    nap(0);
    trace[n_trace++] = f->id;
}
static const td__desc feed_stack__td_desc = {
    .step = td__stack_step,
    .body = feed_stack__td_body,
    .name = "feed_stack",
    .flags = TD__GENERATOR | TD__ASYNC | TD__STACKFUL | TD__DROPS,
    .size = sizeof(struct feed__td),
    .result_size = sizeof(int),
};
static td_gen *feed_stack(int id, int depth)
{
    struct feed__td *f = (struct feed__td *)(void *)td__gen_new(&feed_stack__td_desc);
    f->id = id;
    f->depth = depth;
    return &f->gen;
}

/* ---- async int eat(td_gen *g, int stop)
 *      { int n = 0, v; while (n < stop && await td_anext(g, &v) == 1) { check(v); n++; }
 *        await agen_free(g); return n; } */
struct eat__td {
    td_frame td__head;
    int result;
    td_gen *g;
    int stop, depth, n, v;
};
static void check(int n, int v, int depth)
{
    assert_int_equal(v, n <= depth ? n + 1 : -(2 * depth + 2 - n));
}
static int eat(td_gen *g, int stop, int depth);
static int eat__td_step(td_frame *frame, void *out)
{
    struct eat__td *f = (struct eat__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    for (f->n = 0; f->n < f->stop; f->n++) {
        AWAIT(1, r, int, td_anext, td_anext(f->g, &f->v))
        if (r != 1) {
            assert_int_equal(r, 0);
            assert_int_equal(f->n, 2 * f->depth + 2);
            break;
        }
        check(f->n, f->v, f->depth);
    }
    AWAIT(2, r, int, td__agen_free, td__agen_free(f->g))
    assert_int_equal(r, 0);
    f->result = f->n;
    return TD__DONE;
}
DESC(eat, TD__ASYNC);
static int eat(td_gen *g, int stop, int depth)
{
    RAMP_BEGIN(eat);
    f->g = g;
    f->stop = stop;
    f->depth = depth;
    RAMP_END(int)
}

/* The same in plain C. */
static int eat_plain(td_gen *g, int stop, int depth)
{
    int n, v;
    for (n = 0; n < stop; n++) {
        int r = td_anext(g, &v);
        if (r != 1) {
            assert_int_equal(r, 0);
            assert_int_equal(n, 2 * depth + 2);
            assert_int_equal(td_anext(g, &v), 0);
            break;
        }
        check(n, v, depth);
    }
    td_gen_free(g);
    return n;
}

/* ---- async int through(int (*eat)(...), ...) { return await eat(...); } */
struct through__td {
    td_frame td__head;
    int result;
    int (*op)(td_gen *, int, int);
    td_gen *g;
    int stop, depth;
};
static int through(int (*op)(td_gen *, int, int), td_gen *g, int stop, int depth);
static int through__td_step(td_frame *frame, void *out)
{
    struct through__td *f = (struct through__td *)(void *)frame;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    AWAIT(1, f->result, int, f->op, f->op(f->g, f->stop, f->depth))
    return TD__DONE;
}
DESC(through, TD__ASYNC);
static int through(int (*op)(td_gen *, int, int), td_gen *g, int stop, int depth)
{
    RAMP_BEGIN(through);
    f->op = op;
    f->g = g;
    f->stop = stop;
    f->depth = depth;
    RAMP_END(int)
}

static void expect_drops(int stop, int depth)
{
    int want[8], n = 0;
    for (int id = stop < depth + 1 ? stop : depth + 1; id >= 1; id--)
        want[n++] = id;
    expect_trace(want, n);
}

static void each_way(td_gen *(*make)(int, int), int depth)
{
    for (int stop = 0; stop <= 2 * depth + 3; stop++) {
        int n = stop < 2 * depth + 2 ? stop : 2 * depth + 2;
        assert_int_equal(eat(make(1, depth), stop, depth), n);
        expect_drops(stop, depth);
        assert_int_equal(eat_plain(make(1, depth), stop, depth), n);
        expect_drops(stop, depth);
        assert_int_equal(through(eat, make(1, depth), stop, depth), n);
        expect_drops(stop, depth);
        assert_int_equal(through(eat_plain, make(1, depth), stop, depth), n);
        expect_drops(stop, depth);
    }
}

static void stackless(void **state)
{
    (void)state;
    mix = 0;
    each_way(feed, 0);
    each_way(feed, 2);
}

static void with_a_stack(void **state)
{
    (void)state;
    mix = 1;
    each_way(feed_stack, 0);
    each_way(feed_stack, 2);
}

static void mixed(void **state)
{
    (void)state;
    mix = 2;
    each_way(feed, 3);
    each_way(feed_stack, 3);
}

static void several_at_once(void **state)
{
    (void)state;
    int r = 0;
    td_task *t[4];
    mix = 2;
    for (int i = 0; i < 4; i++)
        t[i] = td_spawn(through, i % 2 ? eat : eat_plain, (i & 2 ? feed : feed_stack)(1, 2), 9, 2);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(td_join(t[i], &r), 0);
        assert_int_equal(r, 6);
    }
    assert_int_equal(n_trace, 12);
    n_trace = 0;
}

/* ---- async int step_once(td_gen *g, int, int) { int v; return await td_anext(g, &v); } */
static int step_once(td_gen *g, int unused, int unused_too)
{
    int v;
    (void)unused;
    (void)unused_too;
    return td_anext(g, &v);
}

static void cancelled_consumer(void **state)
{
    (void)state;
    int r = 1;
    td_gen *g = feed(1, 0);
    td_task *t = td_spawn(through, step_once, g, 0, 0);
    mix = 0;
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -ECANCELED);
    /* one that waits in the generator: the generator's own operation fails, and it yields that */
    t = td_spawn(through, step_once, g, 0, 0);
    td_yield();
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, 1);
    td_gen_free(g);
    expect_trace((int[]){1}, 1);
    /* never started */
    td_gen_free(feed(1, 0));
    expect_trace(NULL, 0);
    assert_int_equal(td__agen_free(NULL), 0);
}

/* The chain of awaiting frames goes through generators: from the innermost delegate to the
 * consumer. */
static void dump_shows_the_chain(void **state)
{
    (void)state;
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    td_task *t;
    mix = 0;
    t = td_spawn(eat, feed(1, 1), 9, 1);
    while (n_trace == 0) { /* until the inner one is about to end */
        rewind(to);
        td_dump(to);
        td_yield();
    }
    fclose(to);
    if (!strstr(text, "    in nap (hand.co.c:11)\n    awaited by feed (hand.co.c") ||
        !strstr(text, ")\n    awaited by feed (hand.co.c:13)\n    awaited by eat (hand.co.c:11)\n"))
        fail_msg("%s", text);
    free(text);
    assert_int_equal(td_join(t, NULL), 0);
    expect_trace((int[]){2, 1}, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stackless),
        cmocka_unit_test(with_a_stack),
        cmocka_unit_test(mixed),
        cmocka_unit_test(several_at_once),
        cmocka_unit_test(cancelled_consumer),
        cmocka_unit_test(dump_shows_the_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
