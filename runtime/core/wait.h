/* Waits: the table that wait.def makes. */
#ifndef TANDEM_WAIT_H
#define TANDEM_WAIT_H

#include "core/loop.h"

#define WAIT(kind, withdraw, phrase)                                                               \
    bool withdraw(td_loop *loop, td_task *task);                                                   \
    void phrase(td_loop *loop, td_task *task, void *to);
#include "core/wait.def"
#undef WAIT

/* The task waits for something, and is not in the queue. */
static inline bool task_waits(const td_task *task)
{
    return task_kind(task) > TASK_LOST;
}

/* Undoes the wait of a task, which is then in no queue. False: it did not wait, or cannot be
 * withdrawn any more. */
bool td__wait_withdraw(td_loop *loop, td_task *task);
void td__wait_phrase(td_loop *loop, td_task *task, void *to);

#endif
