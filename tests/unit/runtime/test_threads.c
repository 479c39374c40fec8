/* Loops come and go with threads; with tasks that are left, too. */
#include "hand.h"

#include <pthread.h>

/* ---- async int nap(int ms) { await td_sleep(ms); return ms; } */
struct nap__td {
    td_frame td__head;
    int result;
    int ms;
};
static int nap(int ms);
static int nap__td_step(td_frame *frame, void *out)
{
    struct nap__td *f = (struct nap__td *)(void *)frame;
    int r;
    (void)out;
    if (f->td__head.td__state == 1)
        goto td_1;
    AWAIT(1, r, int, td_sleep, td_sleep(f->ms))
    f->result = r == 0 ? f->ms : r;
    return TD__DONE;
}
DESC(nap, TD__ASYNC);
static int nap(int ms)
{
    RAMP_BEGIN(nap);
    f->ms = ms;
    RAMP_END(int)
}

static td_loop *seen;
static void *finishes_all(void *arg)
{
    int r = 0;
    td_task *t = td_spawn(nap, 1);
    seen = td_loop_self();
    if (nap(1) != 1 || td_join(t, &r) != 0 || r != 1)
        return NULL;
    return arg;
}

static void *leaves_tasks(void *arg)
{
    td_detach(td_spawn(nap, 100000));
    td_detach(td_spawn(nap, 1));
    nap(2);
    td_detach(td_spawn(nap, 1)); /* never started */
    seen = td_loop_self();
    return arg;
}

static void run(void *(*function)(void *))
{
    pthread_t thread;
    void *result = NULL;
    int here;
    pthread_create(&thread, NULL, function, &here);
    pthread_join(thread, &result);
    assert_ptr_equal(result, &here);
}

static void a_loop_is_used_again(void **state)
{
    td_loop *first, *own = td_loop_self();
    (void)state;
    run(finishes_all);
    first = seen;
    run(finishes_all);
    assert_ptr_equal(seen, first);
    assert_ptr_equal(td_loop_self(), own);
    assert_true(own != first);
}

static void tasks_left_behind_do_not_run_elsewhere(void **state)
{
    td_loop *left;
    (void)state;
    run(leaves_tasks);
    left = seen;
    for (int i = 0; i < 3; i++) {
        run(finishes_all);
        assert_true(seen != left);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loop_is_used_again),
        cmocka_unit_test(tasks_left_behind_do_not_run_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
