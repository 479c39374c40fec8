/* Parked stacks: how plain C code waits.
 *
 *      before                      while it waits                     after
 *      stack A                     stack A      stack B               stack A      pool
 *     +-----------+               +-----------+ +-----------+        +-----------+ +---+
 *     | scheduler |               | scheduler | | scheduler |        | scheduler | | B |
 *     | step      |               | step      | | (others'  |        | step      | +---+
 *     | qsort     |               | qsort     | |   steps)  |        | qsort     |
 *     | compare   |               | compare   | +-----------+        | compare   |
 *     | td_read   |               | (parked)  |                      +-----------+
 *     +-----------+               +-----------+
 *
 * The parked frame lies on A. It is the caller of the frame that A waits for, so the trampoline
 * steps it when that frame has finished: the step switches to A and never returns, and B goes back
 * to the pool. */
#include "core/park.h"

#include "core/op.h"

/* A pending announcement means that the callee was plain C: that callee is waiting here, and its
 * announcer is our caller. Used in reports only. */
static td_frame *announcer(void)
{
    return td__tls.target && td__tls.caller != TD__SPAWN ? td__tls.caller : NULL;
}

/* If the next task in the queue is on a parked stack: that stack. Switching to it directly saves a
 * scheduler in between; the budget makes sure that the loop is polled all the same. */
static struct parked *next_is_parked(td_loop *loop)
{
    td_task *task = loop->queue.head;
    enum task_kind kind;
    if (!task || loop->budget == 0)
        return NULL;
    kind = task_kind(task);
    if ((kind != TASK_READY && kind != TASK_YIELDS) || task->head.leaf->desc != &td__parked_desc)
        return NULL;
    loop->budget--;
    loop_take(loop);
    task_set_kind(task, TASK_RUNNING);
    return (struct parked *)(void *)task->head.leaf;
}

void td__park(struct parked *parked)
{
    td_loop *loop = loop_self();
    struct parked *next;
    td__fn *target = td__tls.target;
    td_frame *caller = td__tls.caller;

    if (!parked->frame.caller)
        parked->frame.caller = announcer();
    parked->is_parked = true;
    parked->task = td__tls.task;
    parked->stack = loop->stack;
    parked->deep = td__tls.deep;
    td__tls.task = NULL;
    td__tls.target = NULL;
    next = next_is_parked(loop);
    if (next == parked) {
        /* it yields, and no other task is ready */
    } else if (next) {
        td__context_switch(&parked->context, &next->context);
    } else {
        struct stack *fresh = td__stack_get(&loop->stacks);
        td__context_make(fresh, td__scheduler, loop);
        td__tls.deep = fresh->deep;
        loop->stack = fresh;
        td__context_switch(&parked->context, &fresh->context);
    }

    if (loop->dead) {
        td__stack_put(&loop->stacks, loop->dead);
        loop->dead = NULL;
    }
    parked->is_parked = false;
    loop->stack = parked->stack;
    td__tls.task = parked->task;
    td__tls.deep = parked->deep;
    /* as it was before: the announcer of the plain function that has waited here must find that it
     * has not suspended */
    td__tls.target = target;
    td__tls.caller = caller;
    td__tls.pending = false;
}

/* An operation called plainly. */
int td__op_wait_plain(td_task *task)
{
    struct parked parked;
    parked.frame.desc = &td__parked_desc;
    parked.frame.caller = NULL;
    parked.frame.td__state = parked.frame.td__flags = 0;
    task->head.leaf = &parked.frame;
    td__park(&parked);
    return task->head.result.i;
}

/* A plain call of a ramp; see td__run. */
bool td__run_plain(td_frame *frame)
{
    struct parked parked = {.frame = {.desc = &td__parked_desc}};
    td_loop *loop = loop_self();
    td__fn *target;
    td_frame *caller;

    if (!td__tls.task) { /* the loop runs until it has finished */
        td_task *task = td__task_outside(frame, &parked);
        loop_ready(loop, task, TASK_NEW);
        td__park(&parked);
        td__task_free(loop, task);
        return true;
    }
    target = td__tls.target;
    caller = td__tls.caller;
    parked.frame.caller = announcer();
    td__tls.target = NULL;
    frame->caller = &parked.frame;
    if (td__trampoline(frame) != REACHED_HERE)
        td__park(&parked);
    td__tls.target = target;
    td__tls.caller = caller;
    return true;
}
