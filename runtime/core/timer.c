/* Timers: a binary heap of (when, order of setting); each task knows its place in it. */
#include "core/wait.h"

#include "host/host.h"

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
        loop->timers = td__realloc(loop->timers, loop->timers_room * sizeof timer);
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
    loop_read_clock(loop);
    while (loop->n_timers != 0 && loop->timers[0].when <= loop->now) {
        td_task *task = loop->timers[0].task;
        td__timer_unset(loop, task);
        task->head.result.i = 0;
        loop_ready(loop, task, TASK_READY);
    }
}

bool td__sleep_withdraw(td_loop *loop, td_task *task)
{
    td__timer_unset(loop, task);
    return true;
}

void td__sleep_phrase(td_loop *loop, td_task *task, void *to)
{
    td__print(to, "sleeps, %lld ms more",
              (long long)((loop->timers[task->head.waits.slot].when - loop->now) / 1000000));
}

int64_t td_now(void)
{
    return td__clock() / 1000000;
}
