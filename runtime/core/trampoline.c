/* The scheduler of a loop, and the trampoline that runs a task.
 *
 * A resume steps the innermost frame. The step's result says which frame is next:
 *
 *      DONE        the frame's caller, with td__tls.done = the frame that has finished
 *      SUSPENDED   td__tls.next, a frame that was put off since the C stack was deep; or none
 *      YIELDED ..  an async generator's frame: td__agen_advance knows
 *
 * so returns never recurse on the C stack, whatever the depth. */
#include "core/gen.h"
#include "core/loop.h"
#include "host/host.h"
#include "core/park.h"

/* The memory below the stack pointer is dead; a local that was not saved must not survive there. */
static __attribute__((noinline)) void scribble_below(void)
{
    volatile uint64_t dead[1024];
    for (size_t i = 0; i < 1024; i++)
        dead[i] = UINT64_C(0xa5a5a5a5a5a5a5a5);
    (void)dead;
}

/* The frames of a function that does it would hide a few words of what the next step has for its
 * own, so it is done without one where that is allowed: valgrind and ASan object to it. */
static inline __attribute__((always_inline)) void scribble(void)
{
    char *sp = NULL;
#if !defined(TD_ASAN) && defined(__x86_64__)
    __asm__ volatile("mov %%rsp, %0" : "=r"(sp));
#elif !defined(TD_ASAN) && defined(__aarch64__)
    __asm__ volatile("mov %0, sp" : "=r"(sp));
#endif
    if (!sp || memcheck_runs()) {
        scribble_below();
        return;
    }
    for (volatile uint64_t *dead = (uint64_t *)sp - 1024; (char *)dead != sp; dead++)
        *dead = UINT64_C(0xa5a5a5a5a5a5a5a5);
}

static inline __attribute__((always_inline)) enum reached trampoline(td_frame *frame)
{
    for (;;) {
        int how = frame->desc->step(frame, NULL);
        if (how != TD__SUSPENDED) {
            if (how == TD__DONE && !(frame->desc->flags & TD__GENERATOR)) {
                td__tls.done = frame;
                frame = frame->caller;
                if (!frame)
                    return REACHED_END;
                continue;
            }
            if (how == TD__HERE)
                return REACHED_HERE;
            frame = td__agen_advance(frame, how);
            if (frame)
                continue;
        }
        frame = td__tls.next;
        if (__builtin_expect(!frame, 1))
            return REACHED_WAIT;
        td__tls.next = NULL;
    }
}

enum reached td__trampoline(td_frame *frame)
{
    return trampoline(frame);
}

/* Puts the tasks into the queue that time or another thread has woken. Where the stack is to be
 * overwritten before each resume, the budget is always used up, so that the scheduler needs no test
 * for it. */
static __attribute__((noinline)) void loop_poll(td_loop *loop)
{
    td__tls.task = NULL; /* the last task has suspended; the next one has not begun */
    if (__atomic_load_n(&loop->inbox, __ATOMIC_RELAXED))
        td__inbox_empty(loop);
    if (loop->n_timers != 0)
        td__timers_ring(loop);
    loop->budget = loop->scribble ? 0 : 64;
}

/* There is always one scheduler at work in a thread. It begins on a fresh stack and has nothing of
 * its own below it, so it may be dropped wherever it continues a parked stack. */
void td__scheduler(void *arg)
{
    td_loop *loop = arg;
    td_task *task;
    td__context_entered();
    for (;;) {
        if (!loop->queue.head || loop->budget-- == 0) {
            loop_poll(loop);
            if (loop->scribble)
                scribble();
            if (!loop->queue.head) {
                bool can_go_on = loop->n_timers != 0 || loop->n_completions != 0;
                if (!can_go_on || !td__idle(loop, loop->n_timers != 0 ? loop->timers[0].when : -1))
                    td__deadlock(loop);
                continue;
            }
        }
        task = loop_take(loop);
        task_set_kind(task, TASK_RUNNING);
        td__tls.task = task;
        td__tls.done = (td_frame *)(void *)task;
        if (trampoline(task->head.leaf) == REACHED_END) {
            td__tls.task = NULL;
            td__task_finish(loop, task);
        }
    }
}
