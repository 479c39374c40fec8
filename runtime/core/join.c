/* Waiting for the end of a task. */
#include "core/wait.h"

#include "host/host.h"

bool td__join_withdraw(td_loop *loop, td_task *task)
{
    td_task *joined = task->head.waits.task;
    joined->on_end.loop = loop;
    joined->head.flags &= (unsigned char)~TASK_JOINED;
    return true;
}

void td__join_phrase(td_loop *loop, td_task *task, void *to)
{
    td_task *joined = task->head.waits.task;
    (void)loop;
    if (joined->head.flags & TASK_NAMED)
        td__print(to, "joins '%s' (%s)", td__task_label(joined), td__task_root(joined)->desc->name);
    else
        td__print(to, "joins %s", td__task_label(joined));
}
