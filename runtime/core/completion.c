/* Completions.
 *
 * td_state tells which thread may touch the rest. Each arrow out of EMPTY, WAITING, WAITED and FULL
 * is a compare-and-swap, so one thread takes it; the other arrows belong to the thread that took
 * the one before.
 *
 *      EMPTY ----- td_wait -----> WAITING -------> WAITED ---- td_complete ---> GIVING ---+
 *       |  ^                         |                ^                                   |
 *       |  |                         |                +-- (a cancel: back to EMPTY)       |
 *       |  +-------------------------|-------------------------- the waiter's loop -------+
 *       |                            |
 *       +---- td_complete -----------+---> FILLING ---> FULL ---- td_wait ---> TAKING ---> EMPTY
 *
 * WAITING is the waiter writing its task and its loop. A value that comes meanwhile is stored, not
 * given: the waiter finds that its claim is gone and looks again. So td_complete never waits for
 * the waiter, which it may have interrupted: it is allowed in a signal handler, takes no lock and
 * calls no malloc. A value given to a waiter is pushed to the inbox of the waiter's loop; from then
 * on the completion belongs to that loop. */
#include "core/wait.h"

#include "host/host.h"

enum { EMPTY, WAITING, WAITED, GIVING, FILLING, FULL, TAKING };

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
        if (state != EMPTY && state != WAITING && state != WAITED)
            return;
    } while (!claim(c, state, state == WAITED ? GIVING : FILLING));
    c->td_value = value;
    if (state != WAITED) {
        __atomic_store_n(&c->td_state, FULL, __ATOMIC_RELEASE);
        return;
    }
    /* only the loop takes from the inbox, and only between two steps: a task that still returns to
     * its scheduler is not resumed too early */
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

/* After a claim. */
static void take(td_completion *c, int64_t *value)
{
    if (value)
        *value = c->td_value;
    __atomic_store_n(&c->td_state, EMPTY, __ATOMIC_RELEASE);
}

void td__inbox_empty(td_loop *loop)
{
    td_completion *c = __atomic_exchange_n(&loop->inbox, NULL, __ATOMIC_ACQUIRE), *first = NULL;
    while (c) { /* the last one pushed is first: reverse them */
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

void td__inbox_keep(td_loop *loop)
{
    td_completion *c = __atomic_exchange_n(&loop->inbox, NULL, __ATOMIC_ACQUIRE);
    for (; c; c = c->td_link)
        __atomic_store_n(&c->td_state, FULL, __ATOMIC_RELEASE);
}

/* Takes the value, or notes that `task` waits and returns TD__WAITS, or -EBUSY. */
int td__completion_take(td_completion *c, td_task *task, int64_t *value)
{
    td_loop *loop = td__loop;
    for (;;) {
        switch (__atomic_load_n(&c->td_state, __ATOMIC_ACQUIRE)) {
        case EMPTY:
            if (!claim(c, EMPTY, WAITING))
                continue;
            c->td_task_waiting = task;
            c->td_loop_waiting = loop;
            if (!claim(c, WAITING, WAITED))
                continue; /* a value has come */
            task->head.waits.completion = c;
            task->head.result.p = value;
            loop->n_completions++;
            return TD__WAITS;
        case FULL:
            if (!claim(c, FULL, TAKING))
                continue;
            take(c, value);
            return 0;
        case FILLING: /* another thread is between two stores */
            td__pause();
            continue;
        default:
            return -EBUSY;
        }
    }
}

void td__completion_abandon(td_completion *c)
{
    claim(c, GIVING, EMPTY);
}

bool td__completion_withdraw(td_loop *loop, td_task *task)
{
    if (!claim(task->head.waits.completion, WAITED, EMPTY))
        return false; /* the value is on its way */
    loop->n_completions--;
    return true;
}

void td__completion_phrase(td_loop *loop, td_task *task, void *to)
{
    (void)loop;
    td__print(to, "waits for completion %p", (void *)task->head.waits.completion);
}
