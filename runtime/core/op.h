/* Operations: a task can await them, but they have no frame of their own.
 *
 * An operation such as td_sleep is awaited like an async function: it finds its announcement. It
 * notes which frame awaits it, and its result is stored in the task. Called plainly in a task it
 * parks the stack. Called outside every task, and when it is spawned itself, it becomes a frame
 * that awaits it: OP_FRAME.
 *
 * td__op_NAME(caller, ..) is the operation itself: `caller` is the frame that awaits it; NULL: the
 * stack is to be parked. td_NAME(..) is the operation as a function. */
#ifndef TANDEM_OP_H
#define TANDEM_OP_H

#include "core/wait.h"

int td__op_wait_plain(td_task *task); /* park.c; the operation's result */

/* Finds the announcement; *caller = the frame that awaits the operation, NULL: a plain call. False:
 * there is no task that could wait, or the operation itself is to be spawned: a case for the ramp.
 */
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

/* 0, or the error that the operation must return. */
static inline int op_refused(const td_task *task)
{
    return __builtin_expect(task->head.flags & TASK_CANCELLED, 0) ? -ECANCELED : 0;
}

/* The task waits. What ends the wait puts the task into the queue, with head.result. */
static inline int op_suspend(td_task *task, td_frame *caller)
{
    if (__builtin_expect(!caller, 0))
        return td__op_wait_plain(task);
    task->head.leaf = caller;
    return TD__WAITS;
}
static inline int op_wait(td_task *task, enum task_kind kind, td_frame *caller)
{
    task_set_kind(task, kind);
    task->head.since = td__loop->ms;
    return op_suspend(task, caller);
}

/* The result of the operation as a function, from that of the operation itself. */
static inline int op_leave(int result)
{
    if (result != TD__WAITS)
        return result;
    td__tls.pending = true;
    return 0;
}

/* A frame that awaits one operation. */
struct op_frame {
    td_frame td__head;
    int result;
    union {
        int64_t ms;
        struct {
            void *object, *out;
        };
    } arg;
};
/* td__done() finds the result of an operation where it finds that of a frame. */
_Static_assert(offsetof(struct td__task_head, result) == offsetof(struct op_frame, result),
               "td__done(): operations");

/* The step, the descriptor and the ramp of such a frame. `set` stores the arguments in f->arg,
 * `call` calls the operation with them. */
#define OP_FRAME(ramp, op, params, set, call)                                                      \
    static int ramp##_step(td_frame *frame, void *out)                                             \
    {                                                                                              \
        struct op_frame *f = (struct op_frame *)(void *)frame;                                     \
        (void)out;                                                                                 \
        if (f->td__head.td__state == 0) {                                                                    \
            f->td__head.td__state = 1;                                                                       \
            f->result = call;                                                                      \
        } else {                                                                                   \
            f->result = td__op_result();                                                           \
        }                                                                                          \
        return f->result == TD__WAITS ? TD__SUSPENDED : TD__DONE;                                  \
    }                                                                                              \
    static const td__desc ramp##_desc = {                                                          \
        .step = ramp##_step,                                                                       \
        .name = #op,                                                                               \
        .flags = TD__ASYNC,                                                                        \
        .size = sizeof(struct op_frame),                                                           \
        .result_offset = offsetof(struct op_frame, result),                                        \
        .result_size = sizeof(int),                                                                \
    };                                                                                             \
    static __attribute__((noinline)) int ramp params                                               \
    {                                                                                              \
        struct op_frame here;                                                                      \
        struct op_frame *f =                                                                       \
            (struct op_frame *)(void *)td__enter(&here.td__head, &ramp##_desc, (td__fn *)op);            \
        int result = 0;                                                                            \
        set;                                                                                       \
        if (td__run(&f->td__head)) {                                                                     \
            result = f->result;                                                                    \
            td__leave(&f->td__head);                                                                     \
        }                                                                                          \
        return result;                                                                             \
    }

#endif
