/* Tasks: made, joined, detached, cancelled. */
#include "internal.h"

#include <errno.h>
#include <string.h>

/* Empty: the first push makes one. */
static struct td__segment no_segment = {.top = (char *)&no_segment};

/* The frame of the "task" of a plain C function that ran when it was spawned. */
enum { PLAIN_RESULT = 32 };
#define PLAIN_UNKNOWN ((unsigned)-1) /* td_frame.state, otherwise the size of the result */
static const td__desc plain_desc = {.name = "plain function"};

static int ended_step(td_frame *frame, void *out)
{
    (void)frame;
    (void)out;
    return TD__DONE;
}
static const td__desc ended_desc = {.step = ended_step, .name = "finished task"};

static inline td_task *task_make(size_t root_size)
{
    td_loop *loop = loop_self();
    unsigned class = pool_class(sizeof(td_task) + root_size);
    td_task *task = pool_get(&loop->tasks, class, sizeof(td_task) + root_size);
    task->head.leaf = (td_frame *)(void *)(task + 1);
    task->head.segment = &no_segment;
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
        here->flags = TD__ROOT;
        return here;
    }
    if (td__tls.task)
        return NULL;
    /* outside every task: what runs here is to be one */
    td__init(here, desc, NULL);
    here->flags = TD__PLAIN;
    return here;
}

td_task *td__task_outside(td_frame *root, struct parked *outside)
{
    td_task *task = task_make(sizeof root);
    memcpy(task + 1, &root, sizeof root);
    task->head.leaf = root;
    task->head.flags |= TASK_OUTSIDE;
    task->on_end.outside = outside;
    return task;
}

td_task *td__spawn_plain(const void *result, size_t size)
{
    td_task *task = task_make(PLAIN_RESULT + size);
    td__init(task->head.leaf, &plain_desc, NULL);
    task->head.leaf->state = result ? (unsigned)size : PLAIN_UNKNOWN;
    if (size != 0)
        memcpy((char *)task->head.leaf + PLAIN_RESULT, result, size);
    task_set_kind(task, TASK_FINISHED);
    return task;
}

td_frame *td__task_root(td_task *task)
{
    td_frame *root = (td_frame *)(void *)(task + 1);
    if (task->head.flags & TASK_OUTSIDE)
        memcpy(&root, task + 1, sizeof root);
    return root;
}

/* The result of a finished task. */
static inline const void *task_result(td_task *task, size_t *size)
{
    td_frame *root = (td_frame *)(void *)(task + 1);
    const td__desc *desc = root->desc;
    if (__builtin_expect(desc == &plain_desc, 0)) {
        *size = root->state == PLAIN_UNKNOWN ? 0 : root->state;
        return (char *)root + PLAIN_RESULT;
    }
    *size = desc->result_size;
    return (char *)root + desc->result_offset;
}

static inline void task_free(td_loop *loop, td_task *task)
{
    if (task->head.segment != &no_segment)
        td__frames_free(task);
    task->head.flags = 0;
    loop->n_tasks--;
    pool_put(&loop->tasks, task->head.pool, task);
}

void td__task_free(td_loop *loop, td_task *task)
{
    task_free(loop, task);
}

/* Errors of the program: `function` was given a task that it may not have. */
static __attribute__((noinline, noreturn)) void refuse(const char *function, td_task *task,
                                                       const char *why)
{
    td__fatal("%s: task %s %s", function, td__task_label(task), why);
}

/* The task belongs to this thread, as far as the task knows its loop. */
static inline void check_loop(const char *function, td_task *task)
{
    if (!(task->head.flags & (TASK_JOINED | TASK_THEN | TASK_OUTSIDE)) &&
        __builtin_expect(task->on_end.loop != td__loop, 0))
        refuse(function, task, "belongs to another thread, and only that one may do this");
}

/* The handle can still be spent. */
static void check_handle(const char *function, td_task *task)
{
    if (task->head.flags & TASK_JOINED)
        refuse(function, task, "is being joined");
    if (task->head.flags & (TASK_DETACHED | TASK_THEN))
        refuse(function, task, "has been given away already, by td_detach or td_then");
    if (task->head.flags & TASK_OUTSIDE)
        refuse(function, task, "is a plain call, which has no handle");
    check_loop(function, task);
}

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

/* Calls `visit` for each task that was made and not freed. */
void td__tasks_walk(td_loop *loop, void (*visit)(td_task *task, void *user), void *user)
{
    struct walk walk = {visit, user};
    td__pool_walk(&loop->tasks, visit_block, &walk);
}

td_task *td__join_check(td_task *task, size_t size)
{
    size_t known;
    if (!task || task->head.flags & TASK_OUTSIDE)
        return task;
    task_result(task, &known);
    if (__builtin_expect(known == size, 1) || size == 0)
        return task;
    if (td__task_root(task)->desc == &plain_desc && td__task_root(task)->state == PLAIN_UNKNOWN)
        return task;
    td__fatal("td_join: the result of task %s has %zu bytes, the object for it has %zu",
              td__task_label(task), known, size);
}

/* Gives the result to *to and spends the handle. */
static inline void hand_over(td_loop *loop, td_task *task, void *to)
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

static void call_then(td_loop *loop, td_task *task)
{
    struct then then = *task->on_end.then;
    size_t size;
    const void *result = task_result(task, &size);
    block_put(pool_class(sizeof then), task->on_end.then);
    then.done(then.user, size != 0 ? result : NULL);
    td__task_free(loop, task);
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
        hand_over(loop, task, joiner->head.result.p);
        joiner->head.result.i = 0;
        loop_ready(loop, joiner, TASK_READY);
    } else if (task->head.segment != &no_segment && !(task->head.flags & TASK_NAMED)) {
        td__frames_free(task);
        task->head.segment = &no_segment;
    }
}

int td__op_join(td_frame *caller, td_task *task, void *result)
{
    td_task *self = td__tls.task;
    int refused = op_refused(self);
    if (refused != 0)
        return refused;
    if (!task)
        return -EINVAL;
    if (task == self)
        return -EDEADLK;
    if (__builtin_expect(
            task->head.flags & (TASK_JOINED | TASK_THEN | TASK_DETACHED | TASK_OUTSIDE), 0))
        return task->head.flags & TASK_JOINED ? -EBUSY : -EINVAL;
    check_loop("td_join", task);
    if (task_kind(task) == TASK_LOST)
        return -EINVAL;
    if (task_kind(task) == TASK_FINISHED) {
        hand_over(loop_self(), task, result);
        return 0;
    }
    task->on_end.joiner = self;
    task->head.flags |= TASK_JOINED;
    self->head.waits.task = task;
    self->head.result.p = result;
    return op_wait(self, TASK_JOINS, caller);
}

int(td_join)(td_task *task, void *result)
{
    td_frame *caller;
    return op_enter((td__fn *)td_join, &caller) ? op_leave(td__op_join(caller, task, result))
                                                : td__join_ramp(task, result);
}

void td_detach(td_task *task)
{
    check_handle("td_detach", task);
    if (task_kind(task) == TASK_LOST)
        loop_self()->n_tasks++; /* it was not counted */
    if (task_kind(task) == TASK_FINISHED || task_kind(task) == TASK_LOST)
        td__task_free(loop_self(), task);
    else
        task->head.flags |= TASK_DETACHED;
}

void td_then(td_task *task, void (*done)(void *user, const void *result), void *user)
{
    struct then *then;
    if (task_kind(task) == TASK_LOST) {
        td_detach(task); /* it never finishes */
        return;
    }
    check_handle("td_then", task);
    then = block_get(pool_class(sizeof *then), sizeof *then);
    then->done = done;
    then->user = user;
    task->on_end.then = then;
    task->head.flags |= TASK_THEN;
    if (task_kind(task) == TASK_FINISHED) { /* it is resumed to find that it has finished */
        static td_frame ended = {.desc = &ended_desc};
        task->head.leaf = &ended;
        loop_ready(loop_self(), task, TASK_FINISHED);
    }
}

/* Ends what the task waits for. False: it has to be left to end by itself. */
static bool withdraw(td_loop *loop, td_task *task)
{
    switch (task_kind(task)) {
    case TASK_SLEEPS:
        td__timer_unset(loop, task);
        return true;
    case TASK_JOINS:
        task->head.waits.task->on_end.loop = loop;
        task->head.waits.task->head.flags &= (unsigned char)~TASK_JOINED;
        return true;
    case TASK_WAITS:
        return td__wait_withdraw(loop, task);
    default:
        return false;
    }
}

void td__task_lose(td_loop *loop, td_task *task)
{
    withdraw(loop, task);
    task_set_kind(task, TASK_LOST);
    loop->n_tasks--;
}

void td_cancel(td_task *task)
{
    td_loop *loop = loop_self();
    if (task->head.flags & TASK_CANCELLED)
        return;
    check_loop("td_cancel", task);
    task->head.flags |= TASK_CANCELLED;
    if (task_kind(task) == TASK_YIELDS) { /* it is in the queue already */
        task->head.result.i = -ECANCELED;
    } else if (withdraw(loop, task)) {
        task->head.result.i = -ECANCELED;
        loop_ready(loop, task, TASK_READY);
    }
}

td_task *td_self(void)
{
    return td__tls.task;
}
