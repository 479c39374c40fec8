/* The least that tasks need: frames with a step, a queue, a loop. Not a library: written for just this
 * purpose. */
#ifndef BENCH_HAND_TASK_H
#define BENCH_HAND_TASK_H

#include <stddef.h>

enum { WAITS, DONE };

struct frame {
    int (*step)(struct frame *frame); /* WAITS, or DONE: step the caller next */
    struct frame *caller;
    int state;
};

struct task {
    struct task *next;
    struct frame *leaf;
};

extern struct task *running;
extern struct {
    struct task *head, **tail;
} queue;

static inline void make_ready(struct task *task)
{
    task->next = NULL;
    *queue.tail = task;
    queue.tail = &task->next;
}

/* The running task goes to the end of the queue; `frame` is stepped when its turn comes. */
static inline int wait_turn(struct frame *frame)
{
    running->leaf = frame;
    make_ready(running);
    return WAITS;
}

/* Runs tasks until the queue is empty. */
void run_all(void);

/* Runs one frame as a task, and whatever becomes ready, to the end. */
void run_frame(struct frame *frame);

#endif
