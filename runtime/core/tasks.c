/* All tasks of a loop: for reports, and for the child of a fork. */
#include "core/wait.h"

struct walk {
    void (*visit)(td_task *task, void *user);
    void *user;
};

static void visit_block(void *block, void *user)
{
    struct walk *walk = user;
    td_task *task = block;
    memcheck_defined(task, sizeof *task);
    if (task->head.flags & TASK_LIVE)
        walk->visit(task, walk->user);
    else
        memcheck_noaccess(task, sizeof *task);
}

void td__tasks_walk(td_loop *loop, void (*visit)(td_task *task, void *user), void *user)
{
    struct walk walk = {visit, user};
    td__pool_walk(&loop->tasks, visit_block, &walk);
}

/* What has finished stays: its result is memory, which the child has too. */
static void lose(td_task *task, void *user)
{
    td_loop *loop = user;
    enum task_kind kind = task_kind(task);
    if (task == td__tls.task || kind == TASK_FINISHED || kind == TASK_LOST)
        return;
    if (!td__wait_withdraw(loop, task) && kind == TASK_WAITS)
        td__completion_abandon(task->head.waits.completion);
    task_set_kind(task, TASK_LOST);
    loop->n_tasks--;
}

/* The loop is emptied in place, since its scheduler may be among the callers of fork. */
void td__tasks_lose(td_loop *loop)
{
    td__inbox_keep(loop);
    td__tasks_walk(loop, lose, loop);
    loop->n_completions = 0;
    loop->queue.head = NULL;
    loop->queue.tail = &loop->queue.head;
}
