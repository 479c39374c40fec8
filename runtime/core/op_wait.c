/* td_wait. */
#include "core/op.h"

#include "host/host.h"

int td__op_wait(td_frame *caller, td_completion *c, int64_t *value)
{
    td_task *task = td__tls.task;
    td_loop *loop = td__loop;
    int error = op_refused(task);
    if (error == 0 && loop->wake_fd < 0)
        error = td__wake_open(loop);
    if (error == 0)
        error = td__completion_take(c, task, value);
    return error == TD__WAITS ? op_wait(task, TASK_WAITS, caller) : error;
}

OP_FRAME(wait_ramp, td_wait, (td_completion * c, int64_t *value),
         (f->arg.object = c, f->arg.out = value), td__op_wait(&f->td__head, f->arg.object, f->arg.out))

int td_wait(td_completion *c, int64_t *value)
{
    td_frame *caller;
    return op_enter((td__fn *)td_wait, &caller) ? op_leave(td__op_wait(caller, c, value))
                                                : wait_ramp(c, value);
}
