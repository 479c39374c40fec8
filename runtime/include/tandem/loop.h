/* The loop of a thread, the time, and a report of all tasks. */
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
TD__OPERATION int td_sleep(int64_t ms);
int td__op_sleep(td_frame *caller, int64_t ms);

/* Lets every other task that is ready run before the caller goes on. */
TD__OPERATION int td_yield(void);
TD__FAST int td__op_yield(td_frame *caller);

/* Writes every task of this thread: its function or name, where it waits (innermost first), on
 * what, and for how long. */
void td_dump(FILE *to);

#ifdef __cplusplus
}
#endif

#endif
