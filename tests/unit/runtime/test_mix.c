/* Everything at once: tasks that sleep, yield, spawn, join, cancel, sort with waiting comparators,
 * drive generators of every kind, chosen by a seeded generator. Each task checks its own values. */
#include "hand.h"

#include <errno.h>

static uint32_t seed = 1;
static uint32_t pick(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static int pause_a_little(void)
{
    return pick(2) ? td_yield() : td_sleep(pick(3));
}

/* ---- async generator(int) count(int n) { for (int i = 0; i < n; i++) { await pause; yield i; } }
 */
struct count__td {
    td_gen gen;
    int n, i;
};
static int count__td_step(td_frame *frame, void *out)
{
    struct count__td *f = (struct count__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->gen.td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    case 3:
        goto td_3;
    }
    for (f->i = 0; f->i < f->n; f->i++) {
        AWAIT_IN_GEN(1, r, int, td_sleep, td_sleep(pick(2)))
        if (r < 0 && r != -ECANCELED)
            abort();
        *(int *)td__out(&f->gen) = f->i;
        f->gen.td__head.td__state = 2;
        return TD__YIELDED;
    td_2:
        if (f->gen.td__head.td__flags & TD__DROPPING)
            break;
    }
    AWAIT_IN_GEN(3, r, int, td_yield, td_yield())
    return TD__DONE;
}
GEN_DESC(count, int, TD__ASYNC | TD__DROPS);

static void count_stack__td_body(td_gen *gen)
{
    struct count__td *f = (struct count__td *)(void *)gen;
    volatile char room[512];
    room[f->n] = (char)f->n;
    for (int i = 0; i < f->n; i++) {
        pause_a_little();
        if (td__stack_yield(gen, &i, sizeof i))
            break;
    }
    pause_a_little();
    if (room[f->n] != (char)f->n)
        abort();
}
static const td__desc count_stack__td_desc = {
    .step = td__stack_step,
    .body = count_stack__td_body,
    .name = "count_stack",
    .flags = TD__GENERATOR | TD__ASYNC | TD__STACKFUL | TD__DROPS,
    .size = sizeof(struct count__td),
    .result_size = sizeof(int),
};

/* ---- async int consume(td_gen *g, int stop) { ... await td_anext ...; await free; } */
struct consume__td {
    td_frame td__head;
    int result;
    td_gen *g;
    int stop, i, v;
};
static int consume(td_gen *g, int stop);
static int consume__td_step(td_frame *frame, void *out)
{
    struct consume__td *f = (struct consume__td *)(void *)frame;
    int r;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    for (f->i = 0; f->i < f->stop; f->i++) {
        AWAIT(1, r, int, td_anext, td_anext(f->g, &f->v))
        if (r != 1)
            break;
        if (f->v != f->i)
            abort();
    }
    AWAIT(2, r, int, td__agen_free, td__agen_free(f->g))
    f->result = f->i;
    return TD__DONE;
}
DESC(consume, TD__ASYNC);
static int consume(td_gen *g, int stop)
{
    RAMP_BEGIN(consume);
    f->g = g;
    f->stop = stop;
    RAMP_END(int)
}

static td_gen *make(int n)
{
    struct count__td *f =
        (struct count__td *)(void *)td__gen_new(pick(2) ? &count__td_desc : &count_stack__td_desc);
    f->n = n;
    return &f->gen;
}

static int compare(const void *a, const void *b)
{
    if (pick(3) == 0)
        pause_a_little();
    return *(const int *)a - *(const int *)b;
}

/* ---- async int work(int depth) { one of many things, some of them by work(depth - 1) } */
struct work__td {
    td_frame td__head;
    int result;
    int depth, n, cancelled;
    td_task *task;
};
static int work(int depth);
static int legacy(int depth); /* plain C: everything it waits for parks the stack */
static int (*pick_function(void))(int)
{
    return pick(3) ? work : legacy;
}
static int work__td_step(td_frame *frame, void *out)
{
    struct work__td *f = (struct work__td *)(void *)frame;
    int r;
    int (*function)(int);
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    case 3:
        goto td_3;
    case 4:
        goto td_4;
    }
    f->result = 1;
    if (f->depth == 0) {
        AWAIT(1, r, int, td_sleep, td_sleep(pick(3)))
        return TD__DONE;
    }
    function = pick_function();
    AWAIT(2, r, int, function, function(f->depth - 1))
    f->result += r;
    if (pick(2)) {
        f->task = pick(2) ? td_spawn(work, f->depth - 1) : td_spawn(consume, make(4), (int)pick(6));
        if (pick(4) == 0)
            td_cancel(f->task);
        if (pick(8) == 0) {
            td_detach(f->task);
            return TD__DONE;
        }
        AWAIT(3, r, int, td_join, td_join(f->task, &f->n))
        if (r == -ECANCELED)
            td_detach(f->task);
        else if (f->n < 0)
            abort();
    } else {
        f->n = (int)pick(6);
        AWAIT(4, r, int, consume, consume(make(4), f->n))
        if (r > f->n || r > 4)
            abort();
    }
    return TD__DONE;
}
DESC(work, TD__ASYNC);
static int work(int depth)
{
    RAMP_BEGIN(work);
    f->depth = depth;
    RAMP_END(int)
}

static int legacy(int depth)
{
    int v[6], r;
    for (int i = 0; i < 6; i++)
        v[i] = (int)pick(100);
    qsort(v, 6, sizeof v[0], compare);
    for (int i = 1; i < 6; i++)
        if (v[i - 1] > v[i])
            abort();
    if (depth == 0)
        return 1;
    r = work(depth - 1);
    if (pick(3) == 0) {
        td_task *task = td_spawn(work, depth - 1);
        if (td_join(task, NULL) != 0)
            td_detach(task);
    }
    if (pick(3) == 0)
        consume(make(3), (int)pick(5));
    return r + 1;
}

static void mix(void **state)
{
    enum { TASKS = 30 };
    (void)state;
    for (uint32_t run = 1; run <= 8; run++) {
        td_task *tasks[TASKS];
        seed = run * 7919;
        for (int i = 0; i < TASKS; i++)
            tasks[i] = td_spawn(work, 4);
        for (int i = 0; i < TASKS; i++) {
            int r = 0;
            if (i % 5 == 0)
                td_cancel(tasks[i]);
            assert_int_equal(td_join(tasks[i], &r), 0);
            assert_true(r >= 1 && r <= 5);
        }
        td_sleep(20); /* the detached ones */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(mix)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
