/* Completions: from the same thread, another thread, a signal handler; loops on several threads. */
#define _GNU_SOURCE
#include "hand.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

static void nap(long ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

static void same_thread(void **state)
{
    (void)state;
    td_completion c = {0};
    int64_t v = 0;
    td_complete(&c, 5);
    td_complete(&c, 6); /* the first one counts */
    assert_int_equal(td_wait(&c, &v), 0);
    assert_int_equal(v, 5);
    td_task *t = td_spawn(td_wait, &c, &v);
    td_yield();
    assert_int_equal(td_wait(&c, NULL), -EBUSY);
    td_complete(&c, 7);
    td_complete(&c, 8);
    assert_int_equal(v, 5);
    assert_int_equal(td_join(t, NULL), 0);
    assert_int_equal(v, 7);
}

static void cancelled_wait(void **state)
{
    (void)state;
    td_completion c = {0};
    int64_t v = 0;
    int r = 0;
    td_task *t = td_spawn(td_wait, &c, &v);
    td_yield();
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, -ECANCELED);
    td_complete(&c, 9);
    assert_int_equal(td_wait(&c, &v), 0);
    assert_int_equal(v, 9);
    /* cancelled when the value is already on its way: the wait has succeeded */
    t = td_spawn(td_wait, &c, &v);
    td_yield();
    td_complete(&c, 10);
    td_cancel(t);
    assert_int_equal(td_join(t, &r), 0);
    assert_int_equal(r, 0);
    assert_int_equal(v, 10);
}

static void *complete_later(void *arg)
{
    nap(20);
    td_complete(arg, 42);
    return NULL;
}

static void another_thread(void **state)
{
    (void)state;
    td_completion c = {0};
    int64_t v = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, complete_later, &c);
    assert_int_equal(td_wait(&c, &v), 0);
    assert_int_equal(v, 42);
    pthread_join(thread, NULL);
    /* while timers run as well */
    pthread_create(&thread, NULL, complete_later, &c);
    td_task *t = td_spawn(td_sleep, 50);
    assert_int_equal(td_wait(&c, &v), 0);
    assert_int_equal(v, 42);
    assert_int_equal(td_join(t, NULL), 0);
    pthread_join(thread, NULL);
}

static td_completion *in_handler;
static void handler(int sig)
{
    td_complete(in_handler, sig);
}

static void signal_handler(void **state)
{
    (void)state;
    td_completion c = {0};
    int64_t v = 0;
    struct itimerspec after = {.it_value = {0, 20000000}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    timer_t timer;
    in_handler = &c;
    signal(SIGUSR1, handler);
    assert_int_equal(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(timer_settime(timer, 0, &after, NULL), 0);
        assert_int_equal(td_wait(&c, &v), 0);
        assert_int_equal(v, SIGUSR1);
    }
    timer_delete(timer);
    signal(SIGUSR1, SIG_DFL);
}

/* The handler interrupts the waiter itself, also in the middle of td_wait. */
static void handler_at_any_moment(void **state)
{
    (void)state;
    td_completion c = {0};
    struct itimerspec again = {.it_value = {0, 30000}, .it_interval = {0, 30000}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    timer_t timer;
    in_handler = &c;
    signal(SIGUSR1, handler);
    alarm(100);
    assert_int_equal(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
    assert_int_equal(timer_settime(timer, 0, &again, NULL), 0);
    for (int i = 0; i < 3000; i++) {
        int64_t v = 0;
        assert_int_equal(td_wait(&c, &v), 0);
        assert_int_equal(v, SIGUSR1);
    }
    timer_delete(timer);
    signal(SIGUSR1, SIG_DFL);
    alarm(0);
}

/* Two threads, each with a loop, answer each other. */
enum { ROUNDS = 2000 };
struct player {
    td_completion mine, *other;
    int64_t seen;
    bool starts;
};
static void *play(void *arg)
{
    struct player *p = arg;
    td_task *beside = td_spawn(td_sleep, 5);
    for (int i = 0; i < ROUNDS; i++) {
        int64_t v;
        if (p->starts)
            td_complete(p->other, i);
        if (td_wait(&p->mine, &v) != 0 || v != i)
            return NULL;
        p->seen++;
        if (!p->starts)
            td_complete(p->other, i);
    }
    td_join(beside, NULL);
    return p;
}

static void loops_on_two_threads(void **state)
{
    (void)state;
    for (int again = 0; again < 3; again++) { /* loops of ended threads are used again */
        struct player a = {.starts = true}, b = {.starts = false};
        pthread_t ta, tb;
        void *result;
        a.other = &b.mine;
        b.other = &a.mine;
        pthread_create(&ta, NULL, play, &a);
        pthread_create(&tb, NULL, play, &b);
        pthread_join(ta, &result);
        assert_ptr_equal(result, &a);
        pthread_join(tb, &result);
        assert_ptr_equal(result, &b);
        assert_int_equal(a.seen, ROUNDS);
        assert_int_equal(b.seen, ROUNDS);
    }
}

/* Many completers at once, many waiters. */
enum { CROWD = 300 };
static td_completion crowd[CROWD];
static void *complete_some(void *arg)
{
    for (int i = (int)(intptr_t)arg; i < CROWD; i += 3)
        td_complete(&crowd[i], i);
    return NULL;
}

static void a_crowd(void **state)
{
    (void)state;
    static int64_t values[CROWD];
    td_task *tasks[CROWD];
    pthread_t threads[3];
    for (int i = 0; i < CROWD; i++)
        tasks[i] = td_spawn(td_wait, &crowd[i], &values[i]);
    td_yield();
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, complete_some, (void *)(intptr_t)i);
    for (int i = 0; i < CROWD; i++) {
        int r = 1;
        assert_int_equal(td_join(tasks[i], &r), 0);
        assert_int_equal(r, 0);
        assert_int_equal(values[i], i);
    }
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
}

/* Two threads wait for one completion at the same moment, many times. It is empty: one waits, and
 * the other one gets -EBUSY and completes it. Or it is full: one takes the value and brings
 * another one. The alarm ends a waiter that is never woken. */
enum { RACES = SANITIZED ? 2000 : 20000 };
static td_completion raced;
static int meeting, answers[2];
static void meet(int number)
{
    __atomic_add_fetch(&meeting, 1, __ATOMIC_ACQ_REL);
    for (int spins = 0; __atomic_load_n(&meeting, __ATOMIC_ACQUIRE) < 2 * number; spins++)
        if (spins > 2000)
            sched_yield();
}
static void *races(void *answer)
{
    for (int i = 0; i < RACES; i++) {
        int64_t v = 0;
        int error;
        if (answer == &answers[0]) {
            raced = (td_completion){0};
            if (i % 2 == 1)
                td_complete(&raced, 1);
        }
        meet(2 * i + 1);
        error = td_wait(&raced, &v);
        if (i % 2 == 0 ? error == -EBUSY : v == 1)
            td_complete(&raced, 2);
        *(int *)answer = error == 0 ? (int)v : error;
        meet(2 * i + 2);
        if (answer == &answers[0] && i % 2 == 0 &&
            !(answers[0] + answers[1] == 2 - EBUSY && answers[0] * answers[1] == -2 * EBUSY))
            return NULL;
        if (answer == &answers[0] && i % 2 == 1 &&
            !((answers[0] == 1) ^ (answers[1] == 1) &&
              (answers[0] * answers[1] == 2 || answers[0] * answers[1] == -EBUSY)))
            return NULL;
    }
    return answer;
}

static void two_wait_for_one(void **state)
{
    pthread_t threads[2];
    void *result;
    (void)state;
    alarm(100);
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, races, &answers[i]);
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], &result);
        assert_ptr_equal(result, &answers[i]);
    }
    alarm(0);
}

/* A generator made on one thread, finished and freed on another. */
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
static void *make_generator(void *arg)
{
    td_gen **to = arg;
    for (int i = 0; i < 100; i++)
        to[i] = td__gen_new(&ones__td_desc);
    return NULL;
}

static void memory_moves_between_threads(void **state)
{
    (void)state;
    td_gen *gens[100];
    pthread_t thread;
    int v;
    pthread_create(&thread, NULL, make_generator, gens);
    pthread_join(thread, NULL);
    for (int i = 0; i < 100; i++) {
        assert_true(td_next(gens[i], &v));
        td_gen_free(gens[i]);
    }
}

/* Memory that is used on one thread and freed on another comes back: what is alive bounds it. */
enum { HANDED = 200000 };
static td_gen *handed;
static void *frees_them(void *arg)
{
    for (int i = 0; i < HANDED; i++) {
        td_gen *gen;
        while (!(gen = __atomic_exchange_n(&handed, NULL, __ATOMIC_ACQUIRE)))
            sched_yield();
        td_gen_free(gen);
    }
    return arg;
}
static size_t heap(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static void memory_comes_back(void **state)
{
    pthread_t thread;
    size_t before;
    (void)state;
    if (SANITIZED)
        skip(); /* another malloc */
    before = heap();
    pthread_create(&thread, NULL, frees_them, NULL);
    for (int i = 0; i < HANDED; i++) {
        td_gen *gen = td__gen_new(&ones__td_desc);
        while (__atomic_load_n(&handed, __ATOMIC_ACQUIRE))
            sched_yield();
        __atomic_store_n(&handed, gen, __ATOMIC_RELEASE);
    }
    pthread_join(thread, NULL);
    assert_true(heap() - before < 256 * 1024); /* 200000 take 16 MB */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_thread),
        cmocka_unit_test(cancelled_wait),
        cmocka_unit_test(another_thread),
        cmocka_unit_test(signal_handler),
        cmocka_unit_test(handler_at_any_moment),
        cmocka_unit_test(loops_on_two_threads),
        cmocka_unit_test(a_crowd),
        cmocka_unit_test(two_wait_for_one),
        cmocka_unit_test(memory_moves_between_threads),
        cmocka_unit_test(memory_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
