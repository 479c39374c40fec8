/* What is done with the handle of a task, but for joining it. */
#include "core/block.h"
#include "core/wait.h"
#include "host/host.h"

static __attribute__((noinline, noreturn)) void refuse(const char *function, td_task *task,
                                                       const char *why)
{
    td__fatal("%s: task %s %s", function, td__task_label(task), why);
}

/* The task belongs to this thread, as far as the task knows its loop. */
void td__check_loop(const char *function, td_task *task)
{
    if (!(task->head.flags & (TASK_JOINED | TASK_THEN | TASK_OUTSIDE)) &&
        task->on_end.loop != td__loop)
        refuse(function, task, "belongs to another thread, and only that one may do this");
}

static __attribute__((noinline)) void complain(const char *function, td_task *task)
{
    if (task->head.flags & TASK_JOINED)
        refuse(function, task, "is being joined");
    if (task->head.flags & (TASK_DETACHED | TASK_THEN))
        refuse(function, task, "has been given away already, by td_detach or td_then");
    if (task->head.flags & TASK_OUTSIDE)
        refuse(function, task, "is a plain call, which has no handle");
    td__check_loop(function, task);
}

/* The handle can be spent, by this thread. */
static inline void check_handle(const char *function, td_task *task)
{
    enum { SPENT = TASK_JOINED | TASK_DETACHED | TASK_THEN | TASK_OUTSIDE };
    if (__builtin_expect((task->head.flags & SPENT) || task->on_end.loop != td__loop, 0))
        complain(function, task);
}

void td_detach(td_task *task)
{
    check_handle("td_detach", task);
    if (task_kind(task) == TASK_LOST)
        td__loop->n_tasks++; /* it was not counted */
    if (task_kind(task) == TASK_FINISHED || task_kind(task) == TASK_LOST)
        td__task_free(td__loop, task);
    else
        task->head.flags |= TASK_DETACHED;
}

static int ended_step(td_frame *frame, void *out)
{
    (void)frame;
    (void)out;
    return TD__DONE;
}
static const td__desc ended_desc = {.step = ended_step, .name = "finished task"};

void td_then(td_task *task, void (*done)(void *user, const void *result), void *user)
{
    struct then *then;
    check_handle("td_then", task);
    if (task_kind(task) == TASK_LOST) { /* it never finishes */
        td_detach(task);
        return;
    }
    then = block_get(pool_class(sizeof *then), sizeof *then);
    then->done = done;
    then->user = user;
    task->on_end.then = then;
    task->head.flags |= TASK_THEN;
    if (task_kind(task) ==
        TASK_FINISHED) { /* the scheduler steps it, and finds that it has ended */
        static td_frame ended = {.desc = &ended_desc};
        task->head.leaf = &ended;
        loop_ready(td__loop, task, TASK_FINISHED);
    }
}

void td_cancel(td_task *task)
{
    td_loop *loop = loop_self();
    if (task->head.flags & TASK_CANCELLED)
        return;
    td__check_loop("td_cancel", task);
    task->head.flags |= TASK_CANCELLED;
    if (task_kind(task) == TASK_YIELDS) { /* it is in the queue already */
        task->head.result.i = -ECANCELED;
    } else if (td__wait_withdraw(loop, task)) {
        task->head.result.i = -ECANCELED;
        loop_ready(loop, task, TASK_READY);
    }
}
