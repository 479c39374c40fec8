/* What the tasks are doing, for people: td_dump and the deadlock report. */
#include "internal.h"

#include <stdarg.h>
#include <stdlib.h>

static void print_label(FILE *to, td_task *task)
{
    if (task->head.flags & TASK_NAMED)
        fprintf(to, "'%s' (%s)", td__task_label(task), td__task_root(task)->desc->name);
    else
        fprintf(to, "%s", td__task_label(task));
}

/* Who waits for `frame`: the root of a chain of generators has a consumer, everything else a
 * caller. */
static td_frame *outer(td_frame *frame)
{
    td_gen *gen = (td_gen *)(void *)frame;
    return (frame->desc->flags & TD__GENERATOR) && gen->root == gen ? gen->consumer : frame->caller;
}

/* One line for each frame, from the innermost to the root. */
static void print_frames(FILE *to, td_frame *frame)
{
    const char *word = "in";
    bool below_parked = false;
    while (frame) {
        const td__desc *desc = frame->desc;
        fprintf(to, "    %s %s", word, desc->name);
        if (desc->lines && frame->state < desc->n_lines)
            fprintf(to, " (%s:%u%s)", desc->file, desc->lines[frame->state],
                    below_parked ? " or later" : "");
        fputc('\n', to);
        below_parked = desc == &td__parked_desc; /* it runs, on that stack: its state is old */
        word = below_parked ? "called by" : "awaited by";
        frame = outer(frame);
    }
}

static void print_task(td_loop *loop, FILE *to, td_task *task)
{
    enum task_kind kind = task_kind(task);
    fprintf(to, "  task ");
    print_label(to, task);
    switch (kind) {
    case TASK_NEW:
        fprintf(to, " is ready to start");
        break;
    case TASK_RUNNING:
        fprintf(to, " is running");
        break;
    case TASK_READY:
    case TASK_YIELDS:
        fprintf(to, " is ready to go on");
        break;
    case TASK_SLEEPS:
        fprintf(to, " sleeps, %lld ms more",
                (long long)((loop->timers[task->head.waits.slot].when - loop->now) / 1000000));
        break;
    case TASK_JOINS:
        fprintf(to, " joins ");
        print_label(to, task->head.waits.task);
        break;
    case TASK_WAITS:
        fprintf(to, " waits for completion %p", (void *)task->head.waits.completion);
        break;
    default:
        fprintf(to, " has finished and was not joined");
        break;
    }
    if (kind == TASK_SLEEPS || kind == TASK_JOINS || kind == TASK_WAITS)
        fprintf(to, ", for %u ms", (unsigned)(loop->ms - task->head.since));
    if (task->head.flags & TASK_CANCELLED)
        fprintf(to, ", cancelled");
    fputc('\n', to);
    if (kind != TASK_FINISHED && kind != TASK_RUNNING)
        print_frames(to, task->head.leaf);
}

struct walk {
    td_loop *loop;
    FILE *to;
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
    loop_look_at_clock(walk.loop);
    fprintf(to, "tandem: %zu tasks\n", walk.loop->n_tasks);
    td__tasks_walk(walk.loop, visit, &walk);
}

void td__deadlock(td_loop *loop)
{
    struct walk walk = {loop, stderr, true};
    fflush(stdout);
    fprintf(stderr, "tandem: deadlock: nothing can run, and nothing will wake what waits:\n");
    loop_look_at_clock(loop);
    td__tasks_walk(loop, visit, &walk);
    fflush(stderr);
    abort();
}

void td__fatal(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fflush(stdout);
    fprintf(stderr, "tandem: ");
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
