/* The loop of a thread: its run queue, and the trampoline that runs a task.
 *
 * A resume steps the innermost frame. What it returns says who is next:
 *
 *      DONE        its caller, with td__tls.done = the frame that has finished
 *      SUSPENDED   td__tls.next, a frame that was put off since the C stack was deep; or nobody
 *      YIELDED ..  an async generator's frame: td__agen_on knows
 *
 * so returns never recurse on the C stack, whatever the depth. */
#include "internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

__thread td_loop *td__loop __attribute__((tls_model("initial-exec")));

/* Loops are never freed, only used again: who completes something may still look at the loop of a
 * thread that has just ended. */
static struct {
    pthread_mutex_t lock;
    td_loop *free;
    td_loop *left; /* whose threads ended with tasks that wait */
} loops = {.lock = PTHREAD_MUTEX_INITIALIZER};

static pthread_key_t at_thread_end;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void loop_leave(void *arg)
{
    td_loop *loop = arg;
    td_loop **list = loop->n_tasks == 0 ? &loops.free : &loops.left;
    td__stack_pool_free(&loop->stacks);
    td__overflow_unwatch(loop);
    td__loop = NULL;
    pthread_mutex_lock(&loops.lock);
    loop->next_free = *list;
    *list = loop;
    pthread_mutex_unlock(&loops.lock);
}

/* ---- fork ----
 *
 * Only the calling thread is there in the child, and there its loop has only the task that called
 * fork, if one did. The loop is emptied in place, since a scheduler may be at work below. Its
 * wake-up descriptor is the parent's. */
static void lose(td_task *task, void *loop)
{
    enum task_kind kind = task_kind(task);
    if (task != td__tls.task && kind != TASK_FINISHED && kind != TASK_LOST)
        td__task_lose(loop, task);
}

static void fork_prepare(void)
{
    pthread_mutex_lock(&loops.lock);
    td__depot_lock();
}

static void fork_parent(void)
{
    td__depot_unlock();
    pthread_mutex_unlock(&loops.lock);
}

static void fork_child(void)
{
    td_loop *loop = td__loop;
    fork_parent();
    if (!loop)
        return;
    td__wake_close(loop);
    td__tasks_walk(loop, lose, loop);
    td__inbox_keep(loop);
    loop->n_completions = 0;
    loop->queue.head = NULL;
    loop->queue.tail = &loop->queue.head;
}

static void loop_once(void)
{
    pthread_atfork(fork_prepare, fork_parent, fork_child);
    if (pthread_key_create(&at_thread_end, loop_leave) != 0)
        td__fatal("no pthread key left");
}

td_loop *td__loop_make(void)
{
    td_loop *loop;
    pthread_once(&once, loop_once);
    pthread_mutex_lock(&loops.lock);
    loop = loops.free;
    if (loop)
        loops.free = loop->next_free;
    pthread_mutex_unlock(&loops.lock);
    if (!loop) {
        loop = td__malloc(sizeof *loop);
        memset(loop, 0, sizeof *loop);
        loop->wake_fd = -1;
        loop->queue.tail = &loop->queue.head;
        loop->scribble = getenv("TANDEM_SCRIBBLE") != NULL;
    }
    loop_look_at_clock(loop);
    td__loop = loop;
    pthread_setspecific(at_thread_end, loop);
    td__overflow_watch(loop);
    return loop;
}

td_loop *td_loop_self(void)
{
    return loop_self();
}

/* What lies below the stack pointer is dead; a local that was not saved must not survive there. */
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

static inline __attribute__((always_inline)) enum drive drive(td_frame *frame)
{
    for (;;) {
        int how = frame->desc->step(frame, NULL);
        if (how != TD__SUSPENDED) {
            if (how == TD__DONE && !(frame->desc->flags & TD__GENERATOR)) {
                td__tls.done = frame;
                frame = frame->caller;
                if (!frame)
                    return DRIVE_FINISHED;
                continue;
            }
            if (how == TD__HERE)
                return DRIVE_HERE;
            frame = td__agen_on(frame, how);
            if (frame)
                continue;
        }
        frame = td__tls.next;
        if (__builtin_expect(!frame, 1))
            return DRIVE_WAITS;
        td__tls.next = NULL;
    }
}

enum drive td__drive(td_frame *frame)
{
    return drive(frame);
}

/* Makes ready whom time or somebody else has woken. Where the stack is to be overwritten before
 * each resume, the budget is always at its end, so that the scheduler needs no test for it. */
static __attribute__((noinline)) void look_around(td_loop *loop)
{
    td__tls.task = NULL; /* whoever ran has suspended; the next one is not begun yet */
    if (__atomic_load_n(&loop->inbox, __ATOMIC_RELAXED))
        td__inbox_empty(loop);
    if (loop->n_timers != 0)
        td__timers_ring(loop);
    loop->budget = loop->scribble ? 0 : 64;
}

/* There is always one scheduler at work; it begins on a fresh stack and has nothing below it, so
 * it may be dropped wherever it continues a parked stack. */
void td__scheduler(void *arg)
{
    td_loop *loop = arg;
    td_task *task;
    td__context_entered();
    for (;;) {
        if (!loop->queue.head || loop->budget-- == 0) {
            look_around(loop);
            if (loop->scribble)
                scribble();
            if (!loop->queue.head) {
                if (loop->n_timers != 0)
                    td__idle(loop, loop->timers[0].when);
                else if (loop->n_completions != 0)
                    td__idle(loop, -1);
                else
                    td__deadlock(loop);
                continue;
            }
        }
        task = loop_take(loop);
        task_set_kind(task, TASK_RUNNING);
        td__tls.task = task;
        td__tls.done = (td_frame *)(void *)task;
        if (drive(task->head.leaf) == DRIVE_FINISHED) {
            td__tls.task = NULL;
            td__task_finish(loop, task);
        }
    }
}
