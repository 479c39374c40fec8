/* Reports of all tasks: td_dump and the deadlock report. */
#include "core/wait.h"
#include "host/host.h"
#include "core/park.h"

#include <stdlib.h>

static void print_label(void *to, td_task *task)
{
    if (task->head.flags & TASK_NAMED)
        td__print(to, "'%s' (%s)", td__task_label(task), td__task_root(task)->desc->name);
    else
        td__print(to, "%s", td__task_label(task));
}

/* The frame that waits for `frame`: the root of a chain of generators has a consumer, any other
 * frame a caller. */
static td_frame *outer(td_frame *frame)
{
    td_gen *gen = (td_gen *)(void *)frame;
    return (frame->desc->flags & TD__GENERATOR) && gen->root == gen ? gen->consumer : frame->caller;
}

/* One line for each frame, from the innermost to the root. */
static void print_frames(void *to, td_frame *frame)
{
    const char *word = "in";
    bool below_parked = false;
    while (frame) {
        const td__desc *desc = frame->desc;
        td__print(to, "    %s %s", word, desc->name);
        if (desc->lines && frame->td__state < desc->n_lines)
            td__print(to, " (%s:%u%s)", desc->file, desc->lines[frame->td__state],
                    below_parked ? " or later" : "");
        td__print(to, "\n");
        below_parked = desc == &td__parked_desc; /* it runs, on that stack: its state is old */
        word = below_parked ? "called by" : "awaited by";
        frame = outer(frame);
    }
}

static void print_task(td_loop *loop, void *to, td_task *task)
{
    enum task_kind kind = task_kind(task);
    td__print(to, "  task ");
    print_label(to, task);
    td__print(to, " ");
    if (task_waits(task)) {
        td__wait_phrase(loop, task, to);
        td__print(to, ", for %u ms", (unsigned)(loop->ms - task->head.since));
    } else {
        td__print(to, "%s", kind == TASK_NEW        ? "is ready to start"
                            : kind == TASK_RUNNING  ? "is running"
                            : kind == TASK_FINISHED ? "has finished and was not joined"
                                                    : "is ready to go on");
    }
    if (task->head.flags & TASK_CANCELLED)
        td__print(to, ", cancelled");
    td__print(to, "\n");
    if (kind != TASK_FINISHED && kind != TASK_RUNNING)
        print_frames(to, task->head.leaf);
}

struct walk {
    td_loop *loop;
    void *to;
    bool waiting_only;
};

static void visit(td_task *task, void *user)
{
    struct walk *walk = user;
    enum task_kind kind = task_kind(task);
    if (kind != TASK_LOST && (!walk->waiting_only || kind != TASK_FINISHED))
        print_task(walk->loop, walk->to, task);
}

void td_dump(FILE *to)
{
    struct walk walk = {loop_self(), to, false};
    loop_read_clock(walk.loop);
    td__print(to, "tandem: %zu tasks\n", walk.loop->n_tasks);
    td__tasks_walk(walk.loop, visit, &walk);
}

void td__deadlock(td_loop *loop)
{
    struct walk walk = {loop, NULL, true};
    td__print(NULL, "tandem: deadlock: nothing can run, and nothing will wake what waits:\n");
    loop_read_clock(loop);
    td__tasks_walk(loop, visit, &walk);
    abort();
}
