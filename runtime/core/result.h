/* The end of a task: its result, and its memory. */
#ifndef TANDEM_RESULT_H
#define TANDEM_RESULT_H

#include "core/loop.h"

#include <string.h>

/* The frame of the "task" of a plain C function that ran when it was spawned. Its state is the size
 * of the result. */
extern const td__desc td__plain_desc; /* task.c */
enum { PLAIN_RESULT = 32 };
#define PLAIN_UNKNOWN ((unsigned)-1) /* the function may have had a result, but it is not here */

/* The result of a finished task that is not TASK_OUTSIDE. */
static inline const void *task_result(td_task *task, size_t *size)
{
    td_frame *root = (td_frame *)(void *)(task + 1);
    const td__desc *desc = root->desc;
    if (__builtin_expect(desc == &td__plain_desc, 0)) {
        *size = root->td__state == PLAIN_UNKNOWN ? 0 : root->td__state;
        return (char *)root + PLAIN_RESULT;
    }
    *size = desc->result_size;
    return (char *)root + desc->result_offset;
}

static inline void task_free(td_loop *loop, td_task *task)
{
    if (task->head.segment != &td__no_segment)
        td__frames_free(task);
    task->head.flags = 0;
    loop->n_tasks--;
    pool_put(&loop->tasks, task->head.pool, task);
}

/* Copies the result to *to, which may be NULL, and frees the task. */
static inline void task_hand_over(td_loop *loop, td_task *task, void *to)
{
    size_t size;
    const void *result = task_result(task, &size);
    if (to && size == sizeof(void *))
        memcpy(to, result, sizeof(void *));
    else if (to && size == sizeof(int))
        memcpy(to, result, sizeof(int));
    else if (to && size != 0)
        memcpy(to, result, size);
    task_free(loop, task);
}

#endif
