/* Completions: a callback becomes an await.
 *
 *     td_completion c = {0};
 *     start_something(..., on_done, &c);          on_done(void *c) calls td_complete(c, 42)
 *     await td_wait(&c, &v);
 */
#ifndef TANDEM_COMPLETION_H
#define TANDEM_COMPLETION_H

#include <stdint.h>

#include "abi.h"
#include "keywords.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct td_completion td_completion;

/* {0} is ready. The fields are the runtime's. It must stay where it is while a task waits, or
 * anything may still complete it. */
struct td_completion {
    unsigned td_state;
    int64_t td_value;
    td_task *td_task_waiting;
    struct td_loop *td_loop_waiting;
    td_completion *td_link;
};

/* Gives `value` to the task that waits now, or to the next one that does. Once it has been given,
 * further calls do nothing until td_wait has taken the value; from then on the completion is as
 * new. May be called from any thread and from a signal handler. */
void td_complete(td_completion *c, int64_t value);

/* Waits for the value and takes it; `value` may be NULL. -EBUSY: another task waits on it. A
 * cancelled wait leaves the completion to be waited for again. */
TD__OPERATION int td_wait(td_completion *c, int64_t *value);
int td__op_wait(td_frame *caller, td_completion *c, int64_t *value);

#ifdef __cplusplus
}
#endif

#endif
