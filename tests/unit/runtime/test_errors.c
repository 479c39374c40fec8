/* Errors of the program: a message that names the function and the object, then abort. */
#define _GNU_SOURCE
#include "hand.h"
#include "child.h"

#include <errno.h>
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

/* ---- generator(int) ones(void) { for (;;) yield 1; } */
struct ones__td {
    td_gen gen;
};
static int ones__td_step(td_frame *frame, void *out)
{
    *(int *)out = 1;
    frame->td__state = 1;
    return TD__YIELDED;
}
GEN_DESC(ones, int, 0);

static td_task *task;
static void done(void *user, const void *result)
{
    (void)user;
    (void)result;
}
static td_task *joiner;
static void join_begins(void)
{
    task = td_spawn(nap, 20);
    joiner = td_spawn(td_join, task, NULL);
    td_yield();
}
static void detach_of_a_joined(void)
{
    join_begins();
    td_detach(task);
    nap(40);
    td_cancel(joiner);
    td_join(joiner, NULL);
}
static void then_of_a_joined(void)
{
    join_begins();
    td_then(task, done, NULL);
    nap(40);
}
static void detach_twice(void)
{
    task = td_spawn(nap, 1);
    td_detach(task);
    td_detach(task);
}
static void then_of_a_detached(void)
{
    task = td_spawn(nap, 1);
    td_detach(task);
    td_then(task, done, NULL);
}

static void handles_are_spent_once(void **state)
{
    (void)state;
    if (RUNNING_ON_VALGRIND)
        skip(); /* /proc/self/exe is valgrind */
    expect_abort("detach_of_a_joined", "tandem: td_detach: task nap is being joined");
    expect_abort("then_of_a_joined", "tandem: td_then: task nap is being joined");
    expect_abort("detach_twice", "tandem: td_detach: task nap has been given away already");
    expect_abort("then_of_a_detached", "tandem: td_then: task nap has been given away already");
}

/* ---- another thread ---- */

static void *joins_there(void *arg)
{
    td_join(arg, NULL);
    return NULL;
}
static void *detaches_there(void *arg)
{
    td_detach(arg);
    return NULL;
}
static void *cancels_there(void *arg)
{
    td_cancel(arg);
    return NULL;
}
static void there(void *(*function)(void *))
{
    pthread_t thread;
    task = td_spawn(nap, 1);
    pthread_create(&thread, NULL, function, task);
    pthread_join(thread, NULL);
}
static void join_elsewhere(void)
{
    there(joins_there);
}
static void detach_elsewhere(void)
{
    there(detaches_there);
}
static void cancel_elsewhere(void)
{
    there(cancels_there);
}

static void tasks_of_another_thread_are_refused(void **state)
{
    (void)state;
    if (RUNNING_ON_VALGRIND)
        skip();
    expect_abort("join_elsewhere", "tandem: td_join: task nap belongs to another thread");
    expect_abort("detach_elsewhere", "tandem: td_detach: task nap belongs to another thread");
    expect_abort("cancel_elsewhere", "tandem: td_cancel: task nap belongs to another thread");
}

/* ---- td_gen_free twice ---- */

static void free_twice(void)
{
    td_gen *gen = td__gen_new(&ones__td_desc), *other = td__gen_new(&ones__td_desc);
    int v;
    td_next(gen, &v);
    td_gen_free(gen);
    td_gen_free(other);
    td_gen_free(gen);
}

static void a_generator_is_freed_once(void **state)
{
    (void)state;
    if (SANITIZED || RUNNING_ON_VALGRIND)
        skip(); /* which report it by themselves */
    expect_abort("free_twice", "tandem: td_gen_free: generator 0x");
}

/* ---- the size of a result ---- */

static char small(int x)
{
    return (char)x;
}
static void join_into_more(void)
{
    long l = 0;
    td_join(td_spawn(nap, 1), &l);
}
static void join_into_less(void)
{
    char c = 0;
    td_task *t = td_spawn(nap, 1);
    td_sleep(5);
    td_join(t, &c);
}
static void join_of_plain(void)
{
    int i = 0;
    td_join(td_spawn(small, 1), &i);
}

/* The object for a result has its size, as far as the type of the pointer tells. */
static void results_have_a_size(void **state)
{
    int i = 0, numbers[2] = {0, 0}, (*join)(td_task *, void *) = td_join;
    char c = 0, room[sizeof i];
    struct {
        char first;
        int second;
    } pair = {1, 0};
    void *nowhere = NULL;
    (void)state;
    assert_int_equal(td_join(td_spawn(nap, 1), &i), 0);
    assert_int_equal(i, 1);
    assert_int_equal(td_join(td_spawn(nap, 2), (void *)room), 0);
    memcpy(&i, room, sizeof i);
    assert_int_equal(i, 2);
    assert_int_equal(td_join(td_spawn(nap, 1), NULL), 0);
    assert_int_equal(td_join(td_spawn(nap, 1), 0), 0);
    assert_int_equal(td_join(td_spawn(nap, 1), nowhere), 0);
    assert_int_equal(td_join(td_spawn(nap, 3), numbers + 1), 0);
    assert_int_equal(numbers[1], 3);
    assert_int_equal(td_join(td_spawn(nap, 4), &pair.second), 0);
    assert_int_equal(pair.second, 4);
    assert_int_equal(td_join(td_spawn(small, 5), &c), 0);
    assert_int_equal(c, 5);
    assert_int_equal(join(td_spawn(nap, 6), room), 0);
    assert_int_equal(td_join(NULL, &i), -EINVAL);
    if (RUNNING_ON_VALGRIND)
        return;
    expect_abort("join_into_more",
                 "tandem: td_join: the result of task nap has 4 bytes, the object for it has 8");
    expect_abort("join_into_less",
                 "tandem: td_join: the result of task nap has 4 bytes, the object for it has 1");
    expect_abort("join_of_plain", "tandem: td_join: the result of task plain function has 1 bytes, "
                                  "the object for it has 4");
}

int main(int argc, char **argv)
{
    static const struct part parts[] = {
        {"detach_of_a_joined", detach_of_a_joined},
        {"then_of_a_joined", then_of_a_joined},
        {"detach_twice", detach_twice},
        {"then_of_a_detached", then_of_a_detached},
        {"join_elsewhere", join_elsewhere},
        {"detach_elsewhere", detach_elsewhere},
        {"cancel_elsewhere", cancel_elsewhere},
        {"free_twice", free_twice},
        {"join_into_more", join_into_more},
        {"join_into_less", join_into_less},
        {"join_of_plain", join_of_plain},
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handles_are_spent_once),
        cmocka_unit_test(tasks_of_another_thread_are_refused),
        cmocka_unit_test(a_generator_is_freed_once),
        cmocka_unit_test(results_have_a_size),
    };
    if (run_part(argc, argv, parts, sizeof parts / sizeof *parts))
        return 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
