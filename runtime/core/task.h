/* Tasks. A task is 48 bytes; its root frame comes right after it:
 *
 *      td_task                            frame of fetch()      segment of the frame stack
 *     +-------+------+---------+--------+  +------------------+  +-------+-------+------+--------+
 *     | waits | leaf | segment | result |..| header | locals  |  | frame | frame | free | header |
 *     +-------+--|---+----|----+--------+  +------------------+  +-------+-------+------+--------+
 *                |        +-------------------------------------------------------------^
 *                +---> the innermost frame: what a resume steps
 */
#ifndef TANDEM_CORE_TASK_H
#define TANDEM_CORE_TASK_H

#include "core/base.h"

/* The state of a task: head.kind. */
enum task_kind {
    TASK_NEW,      /* in the run queue, not started */
    TASK_RUNNING,  /* it is the current task */
    TASK_READY,    /* in the run queue: the wait is over */
    TASK_YIELDS,   /* in the run queue, by td_yield */
    TASK_FINISHED, /* its result has not been fetched */
    TASK_LOST,     /* of the process that this one was forked from; it never runs here */
#define WAIT(kind, withdraw, phrase) TASK_##kind,
#include "core/wait.def"
#undef WAIT
    TASK_KINDS
};
_Static_assert((int)TASK_YIELDS == (int)TD__YIELDS, "abi_inline.h");
enum {
    TASK_LIVE = 1,      /* the memory holds a task */
    TASK_CANCELLED = 2, /* operations return -ECANCELED */
    TASK_DETACHED = 4,  /* the result is not wanted */
    TASK_THEN = 8,      /* on_end.then is to be called */
    TASK_OUTSIDE = 16,  /* of a plain call outside every task: on_end.outside is the caller's stack,
                           and the root frame is there too */
    TASK_NAMED = 32,    /* the name is in the first segment */
    TASK_JOINED = 64    /* on_end.joiner waits for the end */
};
_Static_assert((int)TASK_CANCELLED == (int)TD__CANCELLED, "abi_inline.h");

struct td_task {
    struct td__task_head head;
    union { /* the task's flags say which: JOINED, THEN, OUTSIDE, or none of them */
        td_task *joiner;
        struct then *then;
        struct parked *outside;
        td_loop *loop; /* that the task belongs to */
    } on_end;
};

/* After a TASK_OUTSIDE, where others have their root frame. */
struct outside_root {
    const td__desc *desc; /* as a frame begins */
    td_frame *root;
};

struct then {
    void (*done)(void *user, const void *result);
    void *user;
};

static inline enum task_kind task_kind(const td_task *task)
{
    return (enum task_kind)task->head.kind;
}
static inline void task_set_kind(td_task *task, enum task_kind kind)
{
    task->head.kind = (unsigned char)kind;
}

/* task.c */
td_task *td__task_outside(td_frame *root, struct parked *outside);
void td__task_finish(td_loop *loop, td_task *task); /* may not return: continues a stack */
void td__task_free(td_loop *loop, td_task *task);

/* frames.c */
extern struct td__segment td__no_segment; /* of a task without frames: the first push makes one */
td_frame *td__task_root(td_task *task);
const char *td__task_label(td_task *task);
void td__frames_free(td_task *task);

/* tasks.c */
void td__tasks_walk(td_loop *loop, void (*visit)(td_task *task, void *user), void *user);
void td__tasks_lose(td_loop *loop); /* all but the current one, after fork, in the child */

/* handle.c: errors of the program, which end it */
void td__check_loop(const char *function, td_task *task);

#endif
