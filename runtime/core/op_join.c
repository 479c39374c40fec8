/* td_join. */
#include "core/op.h"
#include "core/result.h"
#include "host/host.h"

td_task *td__join_check_slow(td_task *task, size_t size)
{
    const td_frame *root;
    size_t known;
    if (!task || task->head.flags & TASK_OUTSIDE)
        return task; /* td_join refuses it */
    root = td__task_root(task);
    task_result(task, &known);
    if (known == size || (root->desc == &td__plain_desc && root->td__state == PLAIN_UNKNOWN))
        return task;
    td__fatal("td_join: the result of task %s has %zu bytes, the object for it has %zu",
              td__task_label(task), known, size);
}

enum { SPENT = TASK_THEN | TASK_DETACHED | TASK_OUTSIDE };

static inline int wait_for(td_task *self, td_task *task, void *result, td_frame *caller)
{
    task->on_end.joiner = self;
    task->head.flags |= TASK_JOINED;
    self->head.waits.task = task;
    self->head.result.p = result;
    return op_wait(self, TASK_JOINS, caller);
}

/* All cases. */
static __attribute__((noinline)) int join(td_frame *caller, td_task *task, void *result)
{
    td_task *self = td__tls.task;
    int refused = op_refused(self);
    if (refused != 0)
        return refused;
    if (!task)
        return -EINVAL;
    if (task == self)
        return -EDEADLK;
    if (task->head.flags & (TASK_JOINED | SPENT))
        return task->head.flags & TASK_JOINED ? -EBUSY : -EINVAL;
    td__check_loop("td_join", task);
    if (task_kind(task) == TASK_LOST)
        return -EINVAL;
    if (task_kind(task) == TASK_FINISHED) {
        task_hand_over(td__loop, task, result);
        return 0;
    }
    return wait_for(self, task, result, caller);
}

/* The usual case, a task that has not ended and that no other one joins, needs no call. */
int(td__op_join)(td_frame *caller, td_task *task, void *result)
{
    td_task *self = td__tls.task;
    if (__builtin_expect(caller && task && task != self && op_refused(self) == 0 &&
                             !(task->head.flags & (TASK_JOINED | SPENT)) &&
                             task->on_end.loop == td__loop && task_kind(task) != TASK_FINISHED &&
                             task_kind(task) != TASK_LOST,
                         1))
        return wait_for(self, task, result, caller);
    return join(caller, task, result);
}

OP_FRAME(join_ramp, td_join, (td_task * task, void *to), (f->arg.object = task, f->arg.out = to),
         (td__op_join)(&f->td__head, f->arg.object, f->arg.out))

int(td_join)(td_task *task, void *result)
{
    td_frame *caller;
    return op_enter((td__fn *)td_join, &caller) ? op_leave((td__op_join)(caller, task, result))
                                                : join_ramp(task, result);
}
