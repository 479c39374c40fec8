/* Completions.
 *
 * td_state tells who may touch the rest:
 *
 *      EMPTY ---- td_wait ------> WAITED ---- td_complete ----> GIVING ----+
 *        |  ^                                                               |
 *        |  +--------------------------- the waiter's loop -----------------+
 *        +------ td_complete ---> FILLING ----> FULL ---- td_wait ----> EMPTY
 *
 * Who completes it claims it (FILLING, GIVING) and stores the value. If somebody waited it pushes
 * it to the inbox of his loop: from then on it belongs to that loop. Nothing here takes a lock or
 * calls malloc, so it may run in a signal handler. */
#include "internal.h"

#include <errno.h>
#include <sched.h>

enum { EMPTY, WAITED, GIVING, FILLING, FULL };

static bool claim(td_completion *c, unsigned from, unsigned to)
{
    return __atomic_compare_exchange_n(&c->td_state, &from, to, false, __ATOMIC_ACQ_REL,
                                       __ATOMIC_ACQUIRE);
}

void td_complete(td_completion *c, int64_t value)
{
    unsigned state;
    td_loop *loop;
    td_completion *inbox;
    do {
        state = __atomic_load_n(&c->td_state, __ATOMIC_ACQUIRE);
        if (state != EMPTY && state != WAITED)
            return;
    } while (!claim(c, state, state == EMPTY ? FILLING : GIVING));
    c->td_value = value;
    if (state == EMPTY) {
        __atomic_store_n(&c->td_state, FULL, __ATOMIC_RELEASE);
        return;
    }
    /* a task that is still unwinding to its loop is not resumed before it has: only the loop takes
     * from the inbox, and only between two steps */
    loop = c->td_loop_waiting;
    inbox = __atomic_load_n(&loop->inbox, __ATOMIC_RELAXED);
    do {
        c->td_link = inbox;
    } while (!__atomic_compare_exchange_n(&loop->inbox, &inbox, c, true, __ATOMIC_SEQ_CST,
                                          __ATOMIC_RELAXED));
    /* from here on the completion may be gone; loops are never freed */
    if (__atomic_load_n(&loop->sleeping, __ATOMIC_SEQ_CST))
        td__wake(loop);
}

static void take(td_completion *c, int64_t *value)
{
    if (value)
        *value = c->td_value;
    __atomic_store_n(&c->td_state, EMPTY, __ATOMIC_RELEASE);
}

void td__inbox_empty(td_loop *loop)
{
    td_completion *c = __atomic_exchange_n(&loop->inbox, NULL, __ATOMIC_ACQUIRE), *first = NULL;
    while (c) { /* the last pushed is first: turn it round */
        td_completion *next = c->td_link;
        c->td_link = first;
        first = c;
        c = next;
    }
    while (first) {
        td_task *task = first->td_task_waiting;
        c = first;
        first = c->td_link;
        take(c, task->head.result.p);
        task->head.result.i = 0;
        loop->n_completions--;
        loop_ready(loop, task, TASK_READY);
    }
}

bool td__wait_withdraw(td_loop *loop, td_task *task)
{
    if (!claim(task->head.waits.completion, WAITED, EMPTY))
        return false;
    loop->n_completions--;
    return true;
}

int td__op_wait(td_frame *caller, td_completion *c, int64_t *value)
{
    td_task *task = td__tls.task;
    td_loop *loop = td__loop;
    int error = op_refused(task);
    if (error == 0 && loop->wake_fd < 0)
        error = td__wake_open(loop);
    if (error != 0)
        return error;
    for (;;) {
        unsigned state = __atomic_load_n(&c->td_state, __ATOMIC_ACQUIRE);
        if (state == WAITED || state == GIVING)
            return -EBUSY;
        if (state == FULL) {
            take(c, value);
            return 0;
        }
        if (state == FILLING) { /* another thread is between two stores */
            sched_yield();
            continue;
        }
        c->td_task_waiting = task;
        c->td_loop_waiting = loop;
        task->head.waits.completion = c;
        task->head.result.p = value;
        if (claim(c, EMPTY, WAITED)) {
            loop->n_completions++;
            return op_wait(task, TASK_WAITS, caller);
        }
    }
}

int td_wait(td_completion *c, int64_t *value)
{
    td_frame *caller;
    return op_enter((td__fn *)td_wait, &caller) ? op_leave(td__op_wait(caller, c, value))
                                                : td__wait_ramp(c, value);
}
