/* The kinds of waits; see wait.def. */
#include "core/wait.h"

static const struct {
    bool (*withdraw)(td_loop *loop, td_task *task);
    void (*phrase)(td_loop *loop, td_task *task, void *to);
} waits[TASK_KINDS] = {
#define WAIT(kind, withdraw, phrase) [TASK_##kind] = {withdraw, phrase},
#include "core/wait.def"
#undef WAIT
};

bool td__wait_withdraw(td_loop *loop, td_task *task)
{
    return task_waits(task) && waits[task->head.kind].withdraw(loop, task);
}

void td__wait_phrase(td_loop *loop, td_task *task, void *to)
{
    waits[task->head.kind].phrase(loop, task, to);
}
