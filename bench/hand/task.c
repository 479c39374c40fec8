/* The loop, and the workloads about tasks. */
#include "task.h"

#include <stdlib.h>

#include "../bench.h"

struct task *running;
__typeof__(queue) queue = {NULL, &queue.head};

void run_all(void)
{
    while (queue.head) {
        struct task *task = queue.head;
        struct frame *frame = task->leaf;
        queue.head = task->next;
        if (!queue.head)
            queue.tail = &queue.head;
        running = task;
        while (frame && frame->step(frame) == DONE)
            frame = frame->caller;
    }
}

void run_frame(struct frame *frame)
{
    struct task task = {NULL, frame};
    make_ready(&task);
    run_all();
}

/* ---- spawn and join: the task's memory comes from a free list */

struct work {
    struct task task;
    struct frame frame;
    struct task *joiner;
    struct frame *joining;
    long x;
    struct work *free;
};

static struct work *free_works;

static int work_step(struct frame *frame)
{
    struct work *w = (struct work *)((char *)frame - offsetof(struct work, frame));
    w->x = w->x + 1;
    if (w->joiner) {
        w->joiner->leaf = w->joining;
        make_ready(w->joiner);
    }
    return DONE;
}

static struct work *work_spawn(long x)
{
    struct work *w = free_works;
    if (w)
        free_works = w->free;
    else if (!(w = malloc(sizeof *w)))
        abort();
    w->frame.step = work_step;
    w->frame.caller = NULL;
    w->joiner = NULL;
    w->x = x;
    w->task.leaf = &w->frame;
    make_ready(&w->task);
    return w;
}

struct spawner {
    struct frame frame;
    long i, n, sum;
    struct work *work;
};

static int spawner_step(struct frame *frame)
{
    struct spawner *f = (struct spawner *)frame;
    if (f->frame.state == 1) {
        f->sum += f->work->x;
        f->work->free = free_works;
        free_works = f->work;
        f->i++;
    }
    if (f->i == f->n)
        return DONE;
    f->work = work_spawn(f->i);
    f->work->joiner = running;
    f->work->joining = frame;
    f->frame.state = 1;
    return WAITS;
}

long spawn_join(long n)
{
    struct spawner f = {{spawner_step, NULL, 0}, 0, n, 0, NULL};
    bench_begin();
    run_frame(&f.frame);
    bench_end();
    return f.sum;
}

/* ---- many tasks at once */

static long total;

struct waiter {
    struct task task;
    struct frame frame;
    long x;
};

static int waiter_step(struct frame *frame)
{
    struct waiter *w = (struct waiter *)((char *)frame - offsetof(struct waiter, frame));
    if (frame->state == 0) {
        frame->state = 1;
        return wait_turn(frame);
    }
    total += w->x;
    free(w);
    return DONE;
}

struct crowd {
    struct frame frame;
    long n;
    int (*step)(struct frame *frame);
    size_t size;
};

/* Takes its turn after the tasks that it has made, so that all of them wait; then they end. */
static int crowd_step(struct frame *frame)
{
    struct crowd *f = (struct crowd *)frame;
    if (frame->state == 1) {
        bench_heap(f->n);
        return DONE;
    }
    for (long i = 0; i < f->n; i++) {
        struct waiter *w = malloc(f->size);
        if (!w)
            abort();
        w->frame.step = f->step;
        w->frame.caller = NULL;
        w->frame.state = 0;
        w->x = i;
        w->task.leaf = &w->frame;
        make_ready(&w->task);
    }
    frame->state = 1;
    return wait_turn(frame);
}

static long crowd(long n, int (*step)(struct frame *frame), size_t size)
{
    struct crowd f = {{crowd_step, NULL, 0}, n, step, size};
    total = 0;
    bench_begin();
    run_frame(&f.frame);
    bench_end();
    return total;
}

long live_tasks(long n)
{
    return crowd(n, waiter_step, sizeof(struct waiter));
}

/* Three functions that call each other, flattened into one state machine. */
union flat {
    struct waiter waiter; /* .x until it begins, keep[0] from then on */
    struct {
        struct task task;
        struct frame frame;
        long keep[8];
    } begun;
};

static int flat_step(struct frame *frame)
{
    union flat *f = (union flat *)((char *)frame - offsetof(struct waiter, frame));
    if (frame->state == 0) {
        long x = f->waiter.x;
        for (int k = 0; k < 3; k++)
            f->begun.keep[k] = x + 1 + k;
        x += 4;
        for (int k = 0; k < 3; k++)
            f->begun.keep[3 + k] = x + 1 + k;
        x += 4;
        for (int k = 0; k < 2; k++)
            f->begun.keep[6 + k] = x + 1 + k;
        frame->state = 1;
        return wait_turn(frame);
    }
    for (int k = 0; k < 8; k++)
        total += f->begun.keep[k];
    free(f);
    return DONE;
}

long waiting_task(long n)
{
    return crowd(n, flat_step, sizeof(union flat));
}
