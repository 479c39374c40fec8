/* Two threads in td_wait at once, in the worst order: both have seen the state when the first one
 * takes it. The source of the completions, with a meeting before each thread's first claim. */
#define _GNU_SOURCE
#include "hand.h"

#include "core/wait.h"
#include "host/host.h"

#include <pthread.h>
#include <sched.h>

static int arrived;         /* threads that are about to claim */
static bool first_has_done; /* the first of them has returned */
static __thread int number; /* 1: the first thread, 2: the second one; 0: no meeting any more */

static void meet(void)
{
    int own = number;
    number = 0;
    if (own == 2) /* so that the second one writes later, if it writes before its claim */
        while (__atomic_load_n(&arrived, __ATOMIC_ACQUIRE) < 1)
            sched_yield();
    if (own != 0)
        __atomic_add_fetch(&arrived, 1, __ATOMIC_ACQ_REL);
    while (own == 1 && __atomic_load_n(&arrived, __ATOMIC_ACQUIRE) < 2)
        sched_yield();
    while (own == 2 && !__atomic_load_n(&first_has_done, __ATOMIC_ACQUIRE))
        sched_yield();
}

#define td_complete tested_complete
#define td__inbox_empty tested_inbox_empty
#define td__inbox_keep tested_inbox_keep
#define td__completion_abandon tested_abandon
#define td__completion_take tested_take
#define td__completion_withdraw tested_withdraw
#define td__completion_phrase tested_phrase
#define __atomic_compare_exchange_n(...) (meet(), __atomic_compare_exchange_n(__VA_ARGS__))
#include "core/completion.c"
#undef __atomic_compare_exchange_n

static td_completion c;
static struct waiter {
    td_task task;
    int64_t value;
    int number, result;
} waiters[2];

static void *waits(void *arg)
{
    struct waiter *waiter = arg;
    td_loop_self();
    number = waiter->number;
    waiter->result = tested_take(&c, &waiter->task, &waiter->value);
    if (waiter->number == 1)
        __atomic_store_n(&first_has_done, true, __ATOMIC_RELEASE);
    return NULL;
}

static void both_wait(void)
{
    pthread_t threads[2];
    arrived = 0;
    first_has_done = false;
    for (int i = 0; i < 2; i++) {
        waiters[i] = (struct waiter){.number = i + 1};
        pthread_create(&threads[i], NULL, waits, &waiters[i]);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
}

static void the_one_that_waits_is_noted(void **state)
{
    (void)state;
    c = (td_completion){0};
    both_wait();
    assert_int_equal(waiters[0].result, TD__WAITS);
    assert_int_equal(waiters[1].result, -EBUSY);
    assert_ptr_equal(c.td_task_waiting, &waiters[0].task);
}

static void a_value_is_taken_once(void **state)
{
    (void)state;
    c = (td_completion){0};
    tested_complete(&c, 7);
    both_wait();
    assert_int_equal(waiters[0].result, 0);
    assert_int_equal(waiters[0].value, 7);
    assert_int_equal(waiters[1].result, TD__WAITS);
    assert_ptr_equal(c.td_task_waiting, &waiters[1].task);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_one_that_waits_is_noted),
        cmocka_unit_test(a_value_is_taken_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
