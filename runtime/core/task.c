/* Tasks: made, ended, freed. */
#include "core/task.h"

#include "core/result.h"
#include "core/park.h"

#include <string.h>

_Static_assert(sizeof(td_task) % 16 == 0, "root frames are aligned");
_Static_assert(sizeof(td_task) == TD__TASK_SIZE, "abi_inline.h");

const td__desc td__plain_desc = {.name = "plain function"};

static inline td_task *task_make(size_t root_size)
{
    td_loop *loop = loop_self();
    unsigned class = pool_class(sizeof(td_task) + root_size);
    td_task *task = pool_get(&loop->tasks, class, sizeof(td_task) + root_size);
    task->head.leaf = (td_frame *)(void *)(task + 1);
    task->head.segment = &td__no_segment;
    task->on_end.loop = loop;
    task->head.kind = TASK_NEW;
    task->head.flags = TASK_LIVE;
    task->head.pool = (unsigned short)class;
    loop->n_tasks++;
    return task;
}

/* The root frame of a new task; nothing of it is set. */
td_frame *td__task_make(size_t root_size)
{
    return (td_frame *)(void *)(task_make(root_size) + 1);
}

bool td__run_spawned(td_frame *frame)
{
    td_task *task = (td_task *)(void *)frame - 1;
    loop_ready(td__loop, task, TASK_NEW);
    td__tls.spawned = task;
    return false;
}

td_frame *td__spawned(td_frame *here, const td__desc *desc, td__fn *self)
{
    if (td__tls.target == self && td__tls.caller == TD__SPAWN) {
        td__tls.target = NULL;
        here = td__task_make(desc->size);
        td__init(here, desc, NULL);
        here->td__flags = TD__ROOT;
        return here;
    }
    if (td__tls.task)
        return NULL;
    /* outside every task: the function becomes one */
    td__init(here, desc, NULL);
    here->td__flags = TD__PLAIN;
    return here;
}

/* Its result is in the frame `root`, and no task can join it. */
static const td__desc outside_desc = {.name = "plain call", .result_size = (size_t)-1};

td_task *td__task_outside(td_frame *root, struct parked *outside)
{
    td_task *task = task_make(sizeof(struct outside_root));
    struct outside_root *at = (struct outside_root *)(void *)(task + 1);
    at->desc = &outside_desc;
    at->root = root;
    task->head.leaf = root;
    task->head.flags |= TASK_OUTSIDE;
    task->on_end.outside = outside;
    return task;
}

td_task *td__spawn_plain(const void *result, size_t size)
{
    td_task *task = task_make(PLAIN_RESULT + size);
    td__init(task->head.leaf, &td__plain_desc, NULL);
    task->head.leaf->td__state = result ? (unsigned)size : PLAIN_UNKNOWN;
    if (size != 0)
        memcpy((char *)task->head.leaf + PLAIN_RESULT, result, size);
    task_set_kind(task, TASK_FINISHED);
    return task;
}

void td__task_free(td_loop *loop, td_task *task)
{
    task_free(loop, task);
}

static void call_then(td_loop *loop, td_task *task)
{
    struct then then = *task->on_end.then;
    size_t size;
    const void *result = task_result(task, &size);
    block_put(pool_class(sizeof then), task->on_end.then);
    then.done(then.user, size != 0 ? result : NULL);
    task_free(loop, task);
}

void td__task_finish(td_loop *loop, td_task *task)
{
    task_set_kind(task, TASK_FINISHED);
    if (task->head.flags & (TASK_OUTSIDE | TASK_THEN | TASK_DETACHED)) {
        if (task->head.flags & TASK_OUTSIDE)
            td__unpark(task->on_end.outside);
        else if (task->head.flags & TASK_THEN)
            call_then(loop, task);
        else
            task_free(loop, task);
    } else if (task->head.flags & TASK_JOINED) {
        td_task *joiner = task->on_end.joiner;
        task_hand_over(loop, task, joiner->head.result.p);
        joiner->head.result.i = 0;
        loop_ready(loop, joiner, TASK_READY);
    } else if (task->head.segment != &td__no_segment && !(task->head.flags & TASK_NAMED)) {
        td__frames_free(task);
        task->head.segment = &td__no_segment;
    }
}

td_task *td_self(void)
{
    return td__tls.task;
}
