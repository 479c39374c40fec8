/* What a compiler without GNU C gets: the short functions as calls, td_spawn without its care for
 * arguments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#undef __GNUC__
#define TANDEM_PREFIXED_KEYWORDS
#include <tandem.h>

/* ---- async int twice(int ms) { return await td_sleep(ms) + ms; } */
struct twice__td {
    td_frame td__head;
    int result;
    int ms;
};
struct td_int {
    td_frame td__head;
    int r;
};
static int twice(int ms);
static int twice__td_step(td_frame *frame, void *out)
{
    struct twice__td *f = (struct twice__td *)(void *)frame;
    int r;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    td__await(&f->td__head, (td__fn *)td_sleep);
    r = td_sleep(f->ms);
    if (td__pending()) {
        f->td__head.td__state = 1;
        return TD__SUSPENDED;
    td_1:
        r = *(int *)td__done(offsetof(struct td_int, r));
        td__release();
    }
    f->result = r + f->ms;
    return TD__DONE;
}
static const td__desc twice__td_desc = {
    .step = twice__td_step,
    .name = "twice",
    .flags = TD__ASYNC,
    .size = sizeof(struct twice__td),
    .result_offset = offsetof(struct twice__td, result),
    .result_size = sizeof(int),
};
static int twice(int ms)
{
    struct twice__td here, *f;
    int result = 0;
    f = (struct twice__td *)(void *)td__enter(&here.td__head, &twice__td_desc, (td__fn *)twice);
    f->ms = ms;
    if (td__run(&f->td__head)) {
        result = f->result;
        td__leave(&f->td__head);
    }
    return result;
}

/* ---- generator(int) up(void) { for (int i = 0; i < 3; i++) yield i; } */
struct up__td {
    td_gen gen;
    int i;
};
static int up__td_step(td_frame *frame, void *out)
{
    struct up__td *f = (struct up__td *)(void *)frame;
    f->i = frame->td__state++ ? f->i + 1 : 0;
    if (!out || f->i == 3)
        return TD__DONE;
    *(int *)out = f->i;
    return TD__YIELDED;
}
static const td__desc up__td_desc = {
    .step = up__td_step,
    .name = "up",
    .flags = TD__GENERATOR,
    .size = sizeof(struct up__td),
    .result_size = sizeof(int),
};

static int plain(int x)
{
    return x + 1;
}

static void tasks(void **state)
{
    int r = 0;
    td_task *t = td_spawn(twice, 3);
    (void)state;
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, 3);
    assert_int_equal(twice(2), 2);
    t = td_spawn(plain, 3); /* runs; there is no way to keep its result */
    r = 7;
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, 7);
}

static void generators(void **state)
{
    td_gen *g = td__gen_new(&up__td_desc);
    struct up__td embedded;
    int v, one = 1;
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(i == 1 ? td_send(g, &one, &v) : td_next(g, &v));
        assert_int_equal(v, i);
    }
    assert_false(td_next(g, &v));
    td_gen_free(g);
    td__gen_init(&embedded.gen, &up__td_desc);
    assert_true(td_next(&embedded.gen, &v));
    td__gen_drop(&embedded.gen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tasks), cmocka_unit_test(generators)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
