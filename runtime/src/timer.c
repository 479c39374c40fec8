/* Timers: a binary heap of (when, order of setting), each task knowing its place. */
#include "internal.h"

#include <stdlib.h>

static bool before(const struct timer *a, const struct timer *b)
{
    return a->when != b->when ? a->when < b->when : a->order < b->order;
}

static void put(td_loop *loop, size_t slot, struct timer timer)
{
    loop->timers[slot] = timer;
    timer.task->head.waits.slot = slot;
}

static void sift_up(td_loop *loop, size_t slot, struct timer timer)
{
    while (slot > 0 && before(&timer, &loop->timers[(slot - 1) / 2])) {
        put(loop, slot, loop->timers[(slot - 1) / 2]);
        slot = (slot - 1) / 2;
    }
    put(loop, slot, timer);
}

static void sift_down(td_loop *loop, size_t slot, struct timer timer)
{
    for (;;) {
        size_t child = 2 * slot + 1;
        if (child + 1 < loop->n_timers && before(&loop->timers[child + 1], &loop->timers[child]))
            child++;
        if (child >= loop->n_timers || !before(&loop->timers[child], &timer))
            break;
        put(loop, slot, loop->timers[child]);
        slot = child;
    }
    put(loop, slot, timer);
}

void td__timer_set(td_loop *loop, td_task *task, int64_t when)
{
    struct timer timer = {when, loop->timer_order++, task};
    if (loop->n_timers == loop->timers_room) {
        loop->timers_room = loop->timers_room ? 2 * loop->timers_room : 64;
        loop->timers = realloc(loop->timers, loop->timers_room * sizeof timer);
        if (!loop->timers)
            td__fatal("out of memory (%zu timers)", loop->timers_room);
    }
    sift_up(loop, loop->n_timers++, timer);
}

void td__timer_unset(td_loop *loop, td_task *task)
{
    size_t slot = task->head.waits.slot;
    struct timer last = loop->timers[--loop->n_timers];
    if (slot == loop->n_timers)
        return;
    if (slot > 0 && before(&last, &loop->timers[(slot - 1) / 2]))
        sift_up(loop, slot, last);
    else
        sift_down(loop, slot, last);
}

void td__timers_ring(td_loop *loop)
{
    loop_look_at_clock(loop);
    while (loop->n_timers != 0 && loop->timers[0].when <= loop->now) {
        td_task *task = loop->timers[0].task;
        td__timer_unset(loop, task);
        task->head.result.i = 0;
        loop_ready(loop, task, TASK_READY);
    }
}

int64_t td_now(void)
{
    return td__clock() / 1000000;
}

/* A yield is a wait for what is in the queue already. */
static int yield(td_frame *caller)
{
    int result = td__op_yield(caller);
    return result == TD__WAITS && !caller ? td__op_wait_plain(td__tls.task) : result;
}

int td_yield(void)
{
    td_frame *caller;
    return op_enter((td__fn *)td_yield, &caller) ? op_leave(yield(caller)) : td__yield_ramp();
}

int td__op_sleep(td_frame *caller, int64_t ms)
{
    td_task *task = td__tls.task;
    int refused = op_refused(task);
    if (refused != 0)
        return refused;
    if (ms <= 0)
        return yield(caller);
    loop_look_at_clock(td__loop);
    td__timer_set(td__loop, task,
                  ms < (INT64_MAX - td__loop->now) / 1000000 ? td__loop->now + ms * 1000000
                                                             : INT64_MAX);
    return op_wait(task, TASK_SLEEPS, caller);
}

int td_sleep(int64_t ms)
{
    td_frame *caller;
    return op_enter((td__fn *)td_sleep, &caller) ? op_leave(td__op_sleep(caller, ms))
                                                 : td__sleep_ramp(ms);
}
