/* The loop of a thread, the time, and a look at what the tasks are doing. */
#ifndef TANDEM_LOOP_H
#define TANDEM_LOOP_H

#include <stdint.h>
#include <stdio.h>

#include "abi.h"
#include "keywords.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct td_loop td_loop;

/* The loop of the calling thread, made at its first use. It ends with the thread. */
td_loop *td_loop_self(void);

/* Milliseconds of a clock that only goes forward; its zero means nothing. */
int64_t td_now(void);

/* Waits for `ms` milliseconds, never less; 0 and below: lets the others run once. */
TD_ASYNC int td_sleep(int64_t ms);

/* Lets every other task that is ready run before the caller goes on. */
TD_ASYNC int td_yield(void);
int td__yield_slow(void);
#if defined(__GNUC__) && defined(__OPTIMIZE__) && !defined(__clang__) && !defined(__cplusplus)
/* Inline where it is awaited, so that the announcement never gets to memory; in all other cases it
 * is called. Not for clang, whose view is also that of the tool. */
extern __inline__ __attribute__((__gnu_inline__)) int td_yield(void)
{
    struct td__task_head *task = (struct td__task_head *)(void *)td__tls.task;
    struct td__loop_head *loop;
    if (td__tls.target != (td__fn *)td_yield || td__tls.caller == TD__SPAWN ||
        (task->flags & TD__CANCELLED) != 0)
        return td__yield_slow();
    loop = (struct td__loop_head *)(void *)td__loop;
    task->waits.link = NULL;
    task->leaf = td__tls.caller;
    task->result.i = 0;
    task->kind = TD__YIELDS;
    *loop->tail = (td_task *)(void *)task;
    loop->tail = &task->waits.link;
    td__tls.target = NULL;
    td__tls.pending = 1;
    return 0;
}
#endif

/* Writes every task of this thread: its function or name, where it waits (innermost first), on
 * what, and for how long. */
void td_dump(FILE *to);

#ifdef __cplusplus
}
#endif

#endif
