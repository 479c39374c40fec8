/* The runtime's own view of tasks, stacks and the loop.
 *
 * A task is 48 bytes; its root frame lies right behind it:
 *
 *      td_task                            frame of fetch()      segment of the frame stack
 *     +-------+------+---------+--------+  +------------------+  +-------+-------+------+--------+
 *     | waits | leaf | segment | result |..| header | locals  |  | frame | frame | free | header |
 *     +-------+--|---+----|----+--------+  +------------------+  +-------+-------+------+--------+
 *                |        +-------------------------------------------------------------^
 *                +---> the innermost frame: what a resume steps
 */
#ifndef TANDEM_INTERNAL_H
#define TANDEM_INTERNAL_H

#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* MAP_ANONYMOUS, ppoll */
#endif

#define TANDEM_PREFIXED_KEYWORDS
#include <tandem.h>

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "block.h"
#include "stack.h"

/* What a task is doing: head.kind. */
enum task_kind {
    TASK_NEW,     /* in the run queue, not started */
    TASK_RUNNING, /* it is the current task */
    TASK_READY,   /* in the run queue: what it waited for has happened */
    TASK_YIELDS,  /* in the run queue, by td_yield */
    TASK_SLEEPS,  /* in the timers; slot: its place there */
    TASK_JOINS,   /* head.waits.task: which one */
    TASK_WAITS,   /* head.waits.completion */
    TASK_FINISHED,
    TASK_LOST /* of the process that this one was forked from; it never runs here */
};
_Static_assert((int)TASK_YIELDS == (int)TD__YIELDS, "abi_inline.h");
enum {
    TASK_LIVE = 1,      /* the memory holds a task */
    TASK_CANCELLED = 2, /* operations return -ECANCELED */
    TASK_DETACHED = 4,  /* nobody joins it */
    TASK_THEN = 8,      /* then: whom to tell */
    TASK_OUTSIDE = 16,  /* of a plain call outside every task: `outside` is the caller's stack,
                           and the root frame lies there too */
    TASK_NAMED = 32,    /* the name is in the first segment */
    TASK_JOINED = 64    /* on_end.joiner: it waits for the end */
};
_Static_assert((int)TASK_CANCELLED == (int)TD__CANCELLED, "abi_inline.h");

struct td_task {
    struct td__task_head head;
    union { /* what the task's flags say: JOINED, THEN, OUTSIDE, or none of them */
        td_task *joiner;
        struct then *then;
        struct parked *outside;
        td_loop *loop; /* that the task belongs to */
    } on_end;
};

struct then {
    void (*done)(void *user, const void *result);
    void *user;
};

/* A C stack that waits, with a task or outside every task; it lies on that stack itself. Stepping
 * its frame continues the stack. */
struct parked {
    td_frame frame; /* of td__parked_desc: the caller of what the stack waits for */
    bool is_parked;
    td_task *task;
    struct stack *stack;
    char *deep;
    struct context context;
};
extern const td__desc td__parked_desc;
enum { TD__HERE = 16 }; /* step of a frame whose stack is not parked: the drive has come home */

int64_t td__clock(void); /* nanoseconds, monotonic */

struct timer {
    int64_t when; /* nanoseconds */
    uint64_t order;
    td_task *task;
};

struct td_loop {
    struct td__loop_head queue;
    unsigned budget;      /* steps until something else than the queue is looked at again */
    struct timer *timers; /* a heap */
    size_t n_timers, timers_room;
    uint64_t timer_order;
    int64_t now;          /* the clock as last read, nanoseconds */
    uint32_t ms;          /* the same in milliseconds */
    size_t n_tasks;       /* made and not freed */
    size_t n_completions; /* tasks that wait for one */
    td_completion *inbox; /* completed for a task of this loop; pushed by anybody */
    int sleeping;         /* somebody who pushes must wake the loop */
    int wake_fd;          /* -1 until it is needed */
    struct stack *stack;  /* that runs now; NULL: the thread's own */
    struct stack *dead;   /* of the scheduler that continued a parked stack */
    struct stack_pool stacks;
    struct pool tasks;
    void *alt_stack; /* for the overflow handler */
    bool scribble;   /* TANDEM_SCRIBBLE: overwrite the dead stack before each resume */
    td_loop *next_free;
};

td_loop *td__loop_make(void);
static inline td_loop *loop_self(void)
{
    return __builtin_expect(td__loop != NULL, 1) ? td__loop : td__loop_make();
}

/* loop.c */
enum drive { DRIVE_WAITS, DRIVE_FINISHED, DRIVE_HERE };
enum drive td__drive(td_frame *frame); /* until something waits, the task's root or the parked
                                          frame of this stack is reached */
void td__scheduler(void *loop) __attribute__((noreturn));

/* park.c */
void td__park(struct parked *parked); /* returns when somebody has continued it */
void td__unpark(struct parked *parked) __attribute__((noreturn));

/* task.c */
td_task *td__task_outside(td_frame *root, struct parked *outside);
td_frame *td__task_root(td_task *task);
void td__task_finish(td_loop *loop, td_task *task); /* may not return: continues a stack */
void td__task_free(td_loop *loop, td_task *task);
void td__tasks_walk(td_loop *loop, void (*visit)(td_task *task, void *user), void *user);
void td__task_lose(td_loop *loop, td_task *task); /* after fork, in the child */
static inline enum task_kind task_kind(const td_task *task)
{
    return (enum task_kind)task->head.kind;
}
static inline void task_set_kind(td_task *task, enum task_kind kind)
{
    task->head.kind = (unsigned char)kind;
}

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
/* Reads the clock. */
static inline void loop_look_at_clock(td_loop *loop)
{
    loop->now = td__clock();
    loop->ms = (uint32_t)(loop->now / 1000000);
}

/* op.c: what operations have in common.  td__op_NAME(caller, ..) is the operation itself: `caller`
 * is the frame that awaits it, or NULL, then the stack is parked; td_NAME(..) is it as a function.
 */
/* Finds the announcement; *caller = who awaits the operation, NULL: a plain call. False: there is
 * no task to wait, or the operation itself is to be spawned; its ramp, below, does both. */
static inline bool op_enter(td__fn *self, td_frame **caller)
{
    if (td__tls.target == self) {
        if (td__tls.caller == TD__SPAWN)
            return false; /* the ramp takes the announcement */
        td__tls.target = NULL;
        *caller = td__tls.caller;
        return true;
    }
    *caller = NULL;
    return td__tls.task != NULL;
}
/* 0, or what the operation must return. */
static inline int op_refused(const td_task *task)
{
    return __builtin_expect(task->head.flags & TASK_CANCELLED, 0) ? -ECANCELED : 0;
}
int td__op_wait_plain(td_task *task);
static inline int op_suspend(td_task *task, td_frame *caller)
{
    if (__builtin_expect(!caller, 0))
        return td__op_wait_plain(task);
    task->head.leaf = caller;
    return TD__WAITS;
}
/* What the operation as a function returns, for what the direct one did. */
static inline int op_leave(int result)
{
    if (result != TD__WAITS)
        return result;
    td__tls.pending = true;
    return 0;
}
/* The task waits; who knows for what puts it into the queue, with head.result. */
static inline int op_wait(td_task *task, enum task_kind kind, td_frame *caller)
{
    task_set_kind(task, kind);
    task->head.since = td__loop->ms;
    return op_suspend(task, caller);
}
int td__yield_ramp(void);
int td__sleep_ramp(int64_t ms);
int td__join_ramp(td_task *task, void *result);
int td__wait_ramp(td_completion *c, int64_t *value);
int td__anext_ramp(td_gen *gen, void *value);
int td__agen_free_ramp(td_gen *gen);

/* timer.c */
void td__timer_set(td_loop *loop, td_task *task, int64_t when);
void td__timer_unset(td_loop *loop, td_task *task);
void td__timers_ring(td_loop *loop);

/* completion.c */
void td__inbox_empty(td_loop *loop);
bool td__wait_withdraw(td_loop *loop, td_task *task); /* false: its value is on the way */
void td__inbox_keep(td_loop *loop); /* what was for tasks that are lost, for the next that wait */

/* frames.c */
void td__frames_free(td_task *task);

/* generator.c, async_generator.c */
void td__gen_unwind(td_gen *leaf); /* runs what is deferred in one synchronous generator */
extern const td__desc td__ended_desc;
int td__gen_settle(td_gen *root, void *out,
                   int how);       /* through delegations: yielded, done, suspended */
void td__gen_release(td_gen *gen); /* its memory, if it has some */
void td__gen_check(const td_gen *gen, const char *function); /* it has not been freed */
td_frame *td__agen_on(td_frame *frame, int how); /* an async generator's frame has returned
                                                    `how`: who is to be stepped, or NULL */

/* dump.c */
void td__deadlock(td_loop *loop) __attribute__((noreturn));
const char *td__task_label(td_task *task);

/* posix/ */
void td__idle(td_loop *loop, int64_t until); /* -1: until a completion comes */
void td__wake(td_loop *loop);                /* async-signal-safe */
int td__wake_open(td_loop *loop);
void td__wake_close(td_loop *loop);
bool td__nobody_can_complete(void);
void td__overflow_watch(td_loop *loop);
void td__overflow_unwatch(td_loop *loop);
void td__fatal(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

#endif
