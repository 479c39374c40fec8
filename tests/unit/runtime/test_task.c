/* Tasks: ramps, awaits, spawn, join, detach, then, cancel, yield, sleep. */
#include "hand.h"

#include <errno.h>

/* ---- async int twice(int ms) { int a = await td_sleep(ms); a += await td_sleep(ms);
 *                                return a + ms; } */
struct twice__td {
    td_frame td__head;
    int result;
    int ms, a;
};
static int twice(int ms);
static int twice__td_step(td_frame *frame, void *out)
{
    struct twice__td *f = (struct twice__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    AWAIT(1, f->a, int, td_sleep, td_sleep(f->ms))
    AWAIT(2, r, int, td_sleep, td_sleep(f->ms))
    f->a += r;
    f->result = f->a + f->ms;
    return TD__DONE;
}
DESC(twice, TD__ASYNC);
static int twice(int ms)
{
    RAMP_BEGIN(twice);
    f->ms = ms;
    RAMP_END(int)
}

/* ---- async long through(int (*op)(int), int x) { return 2 * await op(x); } */
struct through__td {
    td_frame td__head;
    long result;
    int (*op)(int);
    int x;
};
static int through__td_step(td_frame *frame, void *out)
{
    struct through__td *f = (struct through__td *)(void *)frame;
    int r;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    AWAIT(1, r, int, f->op, f->op(f->x))
    f->result = 2L * r;
    return TD__DONE;
}
DESC(through, TD__ASYNC);
static long through(int (*op)(int), int x)
{
    RAMP_BEGIN(through);
    f->op = op;
    f->x = x;
    RAMP_END(long)
}

static int plain_double(int x)
{
    return 2 * x;
}

/* Plain C that waits: it parks the stack. */
static int plain_waits(int x)
{
    volatile int keep = x;
    assert_int_equal(td_sleep(2), 0);
    assert_int_equal(twice(1), 1);
    return keep + 1;
}

static void plain_call_runs_the_loop(void **state)
{
    (void)state;
    int64_t start = td_now();
    assert_int_equal(twice(5), 5);
    assert_true(td_now() - start >= 9);
    assert_int_equal(through(twice, 3), 6);
    assert_int_equal(through(plain_double, 3), 12);
    assert_int_equal(through(plain_waits, 3), 8);
    assert_int_equal(td_sleep(1), 0);
    assert_int_equal(td_yield(), 0);
    assert_null(td_self());
}

static void join_gives_results(void **state)
{
    (void)state;
    int i = 0;
    long l = 0;
    td_task *a = td_spawn(twice, 4);
    td_task *b = td_spawn(through, twice, 2);
    td_task *c = td_spawn(through, plain_waits, 5);
    td_task *d = td_spawn(td_sleep, 1);
    assert_int_equal(td_join(a, &i), 0);
    assert_int_equal(i, 4);
    assert_int_equal(td_join(b, &l), 0);
    assert_int_equal(l, 4);
    assert_int_equal(td_join(c, &l), 0);
    assert_int_equal(l, 12);
    i = 77;
    assert_int_equal(td_join(d, &i), 0);
    assert_int_equal(i, 0);
    /* a join of a join */
    a = td_spawn(twice, 1);
    b = td_spawn(td_join, a, &i);
    assert_int_equal(td_join(b, NULL), 0);
    assert_int_equal(i, 1);
}

struct pair {
    int x;
    double y;
};
static struct pair make_pair(struct pair p, short s)
{
    p.x += s;
    return p;
}
static int n_void;
static void returns_nothing(void)
{
    n_void++;
}
static int helper_that_calls_twice(void)
{
    return twice(1);
}

static void spawn_of_plain_functions(void **state)
{
    (void)state;
    struct pair p = {0};
    struct pair in = {3, 1.5};
    int i = 0;
    td_task *t = td_spawn(make_pair, in, 4);
    assert_int_equal(td_join(t, &p), 0);
    assert_int_equal(p.x, 7);
    assert_true(p.y == 1.5);
    t = td_spawn(make_pair, ((struct pair){1, 2}), 1);
    assert_int_equal(td_join(t, &p), 0);
    assert_int_equal(p.x, 2);
    t = td_spawn(returns_nothing);
    assert_int_equal(n_void, 1);
    assert_int_equal(td_join(t, NULL), 0);
    /* arguments that call the function themselves */
    t = td_spawn(twice, twice(2));
    assert_int_equal(td_join(t, &i), 0);
    assert_int_equal(i, 2);
    t = td_spawn(twice, helper_that_calls_twice());
    assert_int_equal(td_join(t, &i), 0);
    assert_int_equal(i, 1);
}

static int then_result;
static void on_done(void *user, const void *result)
{
    assert_null(td_self());
    assert_int_equal(twice(1), 1); /* a plain call in the callback */
    *(int *)user = 1;
    then_result = *(const int *)result;
}

static void wait_for(const int *flag)
{
    for (int i = 0; i < 2000 && !*flag; i++)
        td_sleep(5);
}

static void then_calls_back(void **state)
{
    (void)state;
    int called = 0;
    td_then(td_spawn(twice, 3), on_done, &called);
    assert_int_equal(called, 0);
    wait_for(&called);
    assert_int_equal(called, 1);
    assert_int_equal(then_result, 3);
    /* after the end */
    td_task *t = td_spawn(twice, 2);
    td_sleep(50);
    called = 0;
    td_then(t, on_done, &called);
    assert_int_equal(called, 0);
    wait_for(&called);
    assert_int_equal(called, 1);
    assert_int_equal(then_result, 2);
    t = td_spawn(plain_double, 4);
    called = 0;
    td_then(t, on_done, &called);
    wait_for(&called);
    assert_int_equal(then_result, 8);
    td_detach(td_spawn(twice, 1));
    t = td_spawn(twice, 1);
    td_sleep(10);
    td_detach(t);
}

/* ---- async int for_ever(void) { int a = await td_sleep(INT64_MAX);
 *                                  return a + await td_sleep(INT64_MAX); } */
struct for_ever__td {
    td_frame td__head;
    int result;
    int a;
};
static int for_ever(void);
static int for_ever__td_step(td_frame *frame, void *out)
{
    struct for_ever__td *f = (struct for_ever__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    AWAIT(1, f->a, int, td_sleep, td_sleep(INT64_MAX))
    AWAIT(2, r, int, td_sleep, td_sleep(INT64_MAX))
    f->result = f->a + r;
    return TD__DONE;
}
DESC(for_ever, TD__ASYNC);
static int for_ever(void)
{
    RAMP_BEGIN(for_ever);
    RAMP_END(int)
}

static void cancel_reaches_each_operation(void **state)
{
    (void)state;
    int r = 0;
    /* the join returns at all, and before one that was begun earlier */
    td_task *late = td_spawn(for_ever), *t = td_spawn(for_ever);
    td_yield();
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -2 * ECANCELED);
    td_cancel(late);
    assert_int_equal(td_join(late, &r), 0);
    assert_int_equal(r, -2 * ECANCELED);
    /* before the first step */
    t = td_spawn(for_ever);
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -2 * ECANCELED);
    /* a join leaves the handle valid */
    t = td_spawn(twice, 5);
    td_task *j = td_spawn(td_join, t, &r);
    td_yield();
    td_cancel(j);
    int joined = 0;
    assert_int_equal(td_join(j, &joined), 0);
    assert_int_equal(joined, -ECANCELED);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, 5);
    /* one that is parked, one that yields */
    t = td_spawn(td_yield);
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -ECANCELED);
}

static int in_plain_code(int ms)
{
    int a = td_sleep(ms); /* parked */
    int b = td_sleep(ms);
    return a == b ? a : 1;
}

static void cancel_of_a_parked_stack(void **state)
{
    (void)state;
    long r = 0;
    td_task *t = td_spawn(through, in_plain_code, 1000);
    td_yield();
    td_yield();
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -2 * ECANCELED);
}

/* ---- async int joins_itself(int unused) { return await td_join(td_self(), NULL); } */
static int joins_itself(int unused)
{
    (void)unused;
    return td_join(td_self(), NULL);
}

static void misuse_of_join(void **state)
{
    (void)state;
    long r = 0;
    td_task *t = td_spawn(through, joins_itself, 0);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -2 * EDEADLK);
    t = td_spawn(twice, 5);
    td_task *j = td_spawn(td_join, t, NULL);
    td_yield();
    assert_int_equal(td_join(t, NULL), -EBUSY);
    assert_int_equal(td_join(j, NULL), 0);
}

static int order[6], n_order;
static int comparer_waits(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    td_sleep(1);
    return (x > y) - (x < y);
}
static int sorts(int seed)
{
    int v[8] = {5, 3, 8, 1, 9, 2, 7, 4};
    v[0] += seed;
    qsort(v, 8, sizeof v[0], comparer_waits);
    for (int i = 1; i < 8; i++)
        assert_true(v[i - 1] <= v[i]);
    order[n_order++] = seed;
    return seed;
}

static void many_stacks_in_qsort(void **state)
{
    (void)state;
    td_task *t[5];
    long r;
    for (int i = 0; i < 5; i++)
        t[i] = td_spawn(through, sorts, i);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(td_join(t[i], &r), 0);
        assert_int_equal(r, 2 * i);
    }
    assert_int_equal(n_order, 5);
}

/* ---- a function that keeps a stack: async int heavy(int n) { char v[n]; await td_sleep(1); } */
struct heavy__td {
    td_frame td__head;
    int result;
    int n;
};
static int n_heavy;
static int heavy(int n);
static int heavy__td_step(td_frame *frame, void *out)
{
    struct heavy__td *f = (struct heavy__td *)(void *)frame;
    (void)out;
    f->result = heavy(f->n);
    return TD__DONE;
}
DESC(heavy, TD__ASYNC | TD__STACKFUL);
static int heavy(int n)
{
    struct heavy__td here;
    struct heavy__td *f =
        (struct heavy__td *)(void *)td__spawned(&here.td__head, &heavy__td_desc, FN(heavy));
    if (f) {
        int result = 0;
        f->n = n;
        if (td__run(&f->td__head)) {
            result = f->result;
            td__leave(&f->td__head);
        }
        return result;
    }
    {
        char v[64];
        n_heavy++;
        assert_non_null(td_self());
        memset(v, n, sizeof v);
        if (n > 0)
            n += heavy(n - 1);
        td_sleep(1);
        return n + v[63] * 0;
    }
}

static void functions_that_keep_a_stack(void **state)
{
    (void)state;
    int r = 0;
    long l = 0;
    td_task *a = td_spawn(heavy, 4), *b = td_spawn(heavy, 3);
    assert_int_equal(n_heavy, 0); /* outside every task, too, a spawned one waits for its turn */
    assert_int_equal(td_join(a, &r), 0);
    assert_int_equal(r, 10);
    assert_int_equal(td_join(b, &r), 0);
    assert_int_equal(r, 6);
    assert_int_equal(heavy(2), 3);
    a = td_spawn(through, heavy, 4);
    assert_int_equal(td_join(a, &l), 0);
    assert_int_equal(l, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_call_runs_the_loop),
        cmocka_unit_test(join_gives_results),
        cmocka_unit_test(spawn_of_plain_functions),
        cmocka_unit_test(then_calls_back),
        cmocka_unit_test(cancel_reaches_each_operation),
        cmocka_unit_test(cancel_of_a_parked_stack),
        cmocka_unit_test(misuse_of_join),
        cmocka_unit_test(many_stacks_in_qsort),
        cmocka_unit_test(functions_that_keep_a_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
