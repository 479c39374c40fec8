/* The loop of a thread. */
#ifndef TANDEM_CORE_LOOP_H
#define TANDEM_CORE_LOOP_H

#include "core/base.h"
#include "core/block.h"
#include "core/task.h"
#include "host/host.h"
#include "stack/stack.h"

struct timer {
    int64_t when; /* nanoseconds */
    uint64_t order;
    td_task *task;
};

struct td_loop {
    struct td__loop_head queue;
    unsigned budget;      /* steps until the loop is polled again */
    struct timer *timers; /* a heap */
    size_t n_timers, timers_room;
    uint64_t timer_order;
    int64_t now;          /* the clock as last read, nanoseconds */
    uint32_t ms;          /* the same in milliseconds */
    size_t n_tasks;       /* made, not freed, not lost */
    size_t n_completions; /* tasks that wait for one */
    td_completion *inbox; /* completed for a task of this loop; any thread pushes */
    int sleeping;         /* a push must wake the loop */
    int wake_fd;          /* -1 until it is needed */
    struct stack *stack;  /* that runs now; NULL: the thread's own */
    struct stack *dead;   /* of the scheduler that continued a parked stack */
    struct stack_pool stacks;
    struct pool tasks;
    void *overflow_watch; /* td__overflow_watch's */
    bool scribble;        /* TANDEM_SCRIBBLE: overwrite the dead stack before each resume */
    td_loop *next_free;
};

/* loop.c */
td_loop *td__loop_make(void);
static inline td_loop *loop_self(void)
{
    return __builtin_expect(td__loop != NULL, 1) ? td__loop : td__loop_make();
}
static inline void loop_read_clock(td_loop *loop)
{
    loop->now = td__clock();
    loop->ms = (uint32_t)(loop->now / 1000000);
}

/* report.c: aborts with the list of the waiting tasks. */
void td__deadlock(td_loop *loop) __attribute__((noreturn));

/* trampoline.c */
enum reached { REACHED_WAIT, REACHED_END, REACHED_HERE };
/* Steps until something waits, the task's root has returned, or a frame of td__parked_desc is next
 * whose stack is the running one. */
enum reached td__trampoline(td_frame *frame);
void td__scheduler(void *loop) __attribute__((noreturn));

/* To the end of the queue. */
static inline void loop_ready(td_loop *loop, td_task *task, enum task_kind kind)
{
    task_set_kind(task, kind);
    task->head.waits.link = NULL;
    *loop->queue.tail = task;
    loop->queue.tail = &task->head.waits.link;
}
/* Takes the first task from the queue, which is not empty. */
static inline td_task *loop_take(td_loop *loop)
{
    td_task *task = loop->queue.head;
    loop->queue.head = task->head.waits.link;
    if (!loop->queue.head)
        loop->queue.tail = &loop->queue.head;
    return task;
}

/* timer.c */
void td__timer_set(td_loop *loop, td_task *task, int64_t when);
void td__timer_unset(td_loop *loop, td_task *task);
void td__timers_ring(td_loop *loop);

/* completion.c */
int td__completion_take(td_completion *c, td_task *task, int64_t *value);
void td__inbox_empty(td_loop *loop);
void td__completion_abandon(td_completion *c); /* after fork: the thread that gives is gone */
void td__inbox_keep(td_loop *loop); /* values for lost tasks: for the next that wait */

#endif
