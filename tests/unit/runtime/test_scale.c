/* Depth and numbers: recursion beyond any C stack, many tasks, and no malloc per await. */
#include "hand.h"

#include <errno.h>

/* Calls of malloc, calloc and realloc in this program, the runtime's among them. */
static size_t n_mallocs;
#if !SANITIZED
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
void *malloc(size_t size)
{
    n_mallocs++;
    return __libc_malloc(size);
}
void *calloc(size_t n, size_t size)
{
    n_mallocs++;
    return __libc_calloc(n, size);
}
void *realloc(void *p, size_t size)
{
    n_mallocs++;
    return __libc_realloc(p, size);
}
#endif

/* ---- async long down(int n, int wait)
 *      { if (n == 0) { if (wait) await td_sleep(wait); return 0; }
 *        return 1 + await down(n - 1, wait); }       through a pointer, or directly (pushed) */
struct down__td {
    td_frame td__head;
    long result;
    int n, wait;
};
static long down(int n, int wait);
static long (*volatile down_pointer)(int, int) = down;
static int down__td_step(td_frame *frame, void *out)
{
    struct down__td *f = (struct down__td *)(void *)frame;
    long r;
    int s;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    if (f->n == 0) {
        if (f->wait) {
            AWAIT(1, s, int, td_sleep, td_sleep(f->wait))
            assert_true(s == 0 || s == -ECANCELED);
        }
        f->result = 0;
        return TD__DONE;
    }
    AWAIT(2, r, long, down_pointer, down_pointer(f->n - 1, f->wait))
    f->result = 1 + r;
    return TD__DONE;
}
DESC(down, TD__ASYNC);
static long down(int n, int wait)
{
    RAMP_BEGIN(down);
    f->n = n;
    f->wait = wait;
    RAMP_END(long)
}

/* The same, stepped directly: the callee pushed on the frame stack. */
struct direct__td {
    td_frame td__head;
    long result;
    int n, wait;
    struct direct__td *callee;
};
static int direct__td_step(td_frame *frame, void *out);
DESC(direct, TD__ASYNC);
static int direct__td_step(td_frame *frame, void *out)
{
    struct direct__td *f = (struct direct__td *)(void *)frame;
    int s;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    if (f->n == 0) {
        if (f->wait) {
            AWAIT(1, s, int, td_sleep, td_sleep(f->wait))
            assert_true(s == 0 || s == -ECANCELED);
        }
        f->result = 0;
        return TD__DONE;
    }
    f->callee = (struct direct__td *)(void *)td__push(&f->td__head, &direct__td_desc);
    f->callee->n = f->n - 1;
    f->callee->wait = f->wait;
    if (!td__start(&f->callee->td__head)) {
        f->td__head.td__state = 2;
        return TD__SUSPENDED;
    }
td_2:
    f->result = 1 + f->callee->result;
    td__pop(&f->callee->td__head);
    return TD__DONE;
}
static long direct(int n, int wait)
{
    RAMP_BEGIN(direct);
    f->n = n;
    f->wait = wait;
    RAMP_END(long)
}

static void recursion(void **state)
{
    (void)state;
    long r = 0;
    for (int wait = 0; wait < 2; wait++) {
        assert_int_equal(down(100000, wait), 100000);
        assert_int_equal(direct(100000, wait), 100000);
        td_task *a = td_spawn(down, 100000, wait), *b = td_spawn(direct, 100000, wait);
        assert_int_equal(td_join(a, &r), 0);
        assert_int_equal(r, 100000);
        assert_int_equal(td_join(b, &r), 0);
        assert_int_equal(r, 100000);
    }
}

/* ---- async long loop(int n, int depth, int wait)
 *      { long sum = 0; for (i < n) { sum += await down(depth, 0); if (wait) await td_yield(); }
 *        return sum; } */
struct loop__td {
    td_frame td__head;
    long result;
    int n, depth, wait, i;
};
static int loop__td_step(td_frame *frame, void *out)
{
    struct loop__td *f = (struct loop__td *)(void *)frame;
    long r;
    int s;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    f->result = 0;
    for (f->i = 0; f->i < f->n; f->i++) {
        AWAIT(1, r, long, down_pointer, down_pointer(f->depth, 0))
        f->result += r;
        if (f->wait) {
            AWAIT(2, s, int, td_yield, td_yield())
            (void)s;
        }
    }
    return TD__DONE;
}
DESC(loop, TD__ASYNC);
static long loop(int n, int depth, int wait)
{
    RAMP_BEGIN(loop);
    f->n = n;
    f->depth = depth;
    f->wait = wait;
    RAMP_END(long)
}

static void awaits_do_not_malloc(void **state)
{
    (void)state;
    size_t before = n_mallocs;
    void *volatile p = malloc(1);
    free(p);
    if (n_mallocs == before)
        skip(); /* valgrind and the sanitizers have a malloc of their own */
    assert_int_equal(loop(10, 20, 1), 200); /* fills the pools */
    before = n_mallocs;
    for (int depth = 0; depth < 20; depth++)
        assert_int_equal(loop(50000, depth, depth == 3), 50000L * depth);
    assert_int_equal(n_mallocs, before);
}

/* TSan makes a fiber for each plain call */
enum { MANY = SANITIZED ? 10000 : 100000 };
static td_task *tasks[MANY];

static void many_sleepers(void **state)
{
    (void)state;
    long r;
    size_t before = n_mallocs;
    for (int i = 0; i < MANY; i++)
        tasks[i] = td_spawn(down, 0, 1 + i * 7 % 50);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(td_join(tasks[i], &r), 0);
        assert_int_equal(r, 0);
    }
    assert_true(n_mallocs - before < 300); /* chunks, not tasks */
    before = n_mallocs;
    for (int i = 0; i < MANY; i++)
        tasks[i] = td_spawn(down, i % 10, 1 + i * 7 % 50);
    for (int i = 0; i < MANY; i += 2)
        td_cancel(tasks[i]); /* before the start: half of them must not wait at all */
    for (int i = 0; i < MANY; i += 2)
        td_detach(tasks[i]);
    for (int i = 1; i < MANY; i += 2) {
        assert_int_equal(td_join(tasks[i], &r), 0);
        assert_int_equal(r, i % 10);
    }
}

/* Frames of very different sizes on one frame stack. */
struct big__td {
    td_frame td__head;
    int result;
    int n;
    char bytes[40000];
};
static int big(int n);
static int big__td_step(td_frame *frame, void *out)
{
    struct big__td *f = (struct big__td *)(void *)frame;
    int r;
    long l;
    (void)out;
    switch (f->td__head.td__state) {
    case 1:
        goto td_1;
    case 2:
        goto td_2;
    }
    memset(f->bytes, f->n, sizeof f->bytes);
    if (f->n == 0) {
        f->result = 0;
        return TD__DONE;
    }
    AWAIT(1, l, long, down, down(f->n, f->n % 2))
    assert_int_equal(l, f->n);
    AWAIT(2, r, int, big, big(f->n - 1))
    for (size_t i = 0; i < sizeof f->bytes; i++)
        assert_int_equal(f->bytes[i], (char)f->n);
    f->result = f->n + r;
    return TD__DONE;
}
DESC(big, TD__ASYNC);
static int big(int n)
{
    struct big__td *f, *td_here = malloc(sizeof *td_here);
    int result = 0;
    f = (struct big__td *)(void *)td__enter(&td_here->td__head, &big__td_desc, FN(big));
    f->n = n;
    if (td__run(&f->td__head)) {
        result = f->result;
        td__leave(&f->td__head);
    }
    free(td_here);
    return result;
}

static void frames_of_all_sizes(void **state)
{
    (void)state;
    int r = 0;
    assert_int_equal(big(20), 210);
    td_task *a = td_spawn(big, 20), *b = td_spawn(big, 21);
    assert_int_equal(td_join(a, &r), 0);
    assert_int_equal(r, 210);
    assert_int_equal(td_join(b, &r), 0);
    assert_int_equal(r, 231);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recursion),
        cmocka_unit_test(awaits_do_not_malloc),
        cmocka_unit_test(many_sleepers),
        cmocka_unit_test(frames_of_all_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
