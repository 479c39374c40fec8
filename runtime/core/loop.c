/* Loops: made at the first use of a thread, left when it ends.
 *
 * They are never freed, only used again: a thread that completes something may still read the loop
 * of a thread that has just ended. */
#include "core/loop.h"

#include "host/host.h"

static struct {
    td_loop *free;
    td_loop *left; /* their threads ended with tasks that wait */
} loops;

static void loop_leave(void)
{
    td_loop *loop = td__loop;
    td_loop **list;
    if (!loop)
        return;
    list = loop->n_tasks == 0 ? &loops.free : &loops.left;
    td__stack_pool_free(&loop->stacks);
    td__overflow_unwatch(loop->overflow_watch);
    td__loop = NULL;
    td__lock();
    loop->next_free = *list;
    *list = loop;
    td__unlock();
}

/* In the child only the calling thread is there, and in its loop only the task that called fork, if
 * one did. The wake-up descriptor is the parent's. */
static void after_fork(void)
{
    if (!td__loop)
        return;
    td__wake_close(td__loop);
    td__tasks_lose(td__loop);
}

/* The task whose stack's guard page holds the address, for the message; NULL: none. In a signal handler. */
static const char *overflowed(const char *at)
{
    const struct stack *stack = td__loop ? td__loop->stack : NULL;
    if (!stack || at < stack->base || at >= stack->base + stack->guard)
        return NULL;
    return td__tls.task ? td__task_label(td__tls.task) : "(none)";
}

td_loop *td__loop_make(void)
{
    td_loop *loop;
    td__host_begin(&td__no_blocks, after_fork);
    td__lock();
    loop = loops.free;
    if (loop)
        loops.free = loop->next_free;
    td__unlock();
    if (!loop) {
        loop = td__zeroed(sizeof *loop);
        loop->wake_fd = -1;
        loop->queue.tail = &loop->queue.head;
        loop->scribble = td__setting("TANDEM_SCRIBBLE") != NULL;
    }
    loop_read_clock(loop);
    td__loop = loop;
    td__at_thread_end(AT_END_LOOP, loop_leave);
    loop->overflow_watch = td__overflow_watch(overflowed);
    return loop;
}

td_loop *td_loop_self(void)
{
    return loop_self();
}
