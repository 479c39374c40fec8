/* The frame stack of a task: segments, each twice the size of the one before. The header is at the
 * end, so that its address is the limit that a push compares with.
 *
 *     first segment          second                 (empty, kept)
 *    +---+---+---+------+   +-----+----+------+    +-----------------+------+
 *    | f | g | h | hdr  |-->| i   |    | hdr  |--->|                 | hdr  |
 *    +---+---+---+------+   +-----+----+------+    +-----------------+------+
 *                                 ^ top
 *
 * The first frame of a segment, but the first, has TD__EDGE among its flags: with it, the segment
 * is left. Any other pop just sets the top.
 *
 * The first segment stays until the task ends; of the others one empty one is kept, so that a loop
 * of calls at the edge of a segment takes nothing from the pool. */
#include "core/block.h"
#include "core/task.h"

#include <string.h>

_Static_assert(sizeof(struct td__segment) % 16 == 0, "frames are aligned");

struct td__segment td__no_segment = {.top = (char *)&td__no_segment};

enum { FIRST = 256, LARGEST = 64 * 1024 };

static struct td__segment *segment_make(td_task *task, size_t room)
{
    struct td__segment *last = task->head.segment, *segment;
    size_t size = last->size == 0 ? FIRST : last->size < LARGEST ? 2 * last->size : LARGEST;
    char *start;
    if (size < room + sizeof *segment)
        size = room + sizeof *segment;
    start = block_get(pool_class(size), size);
    segment = (struct td__segment *)(void *)(start + size) - 1;
    segment->prev = last->size == 0 ? NULL : last;
    segment->next = NULL;
    segment->start = start;
    segment->top = start;
    segment->name = NULL;
    segment->size = size;
    if (segment->prev)
        segment->prev->next = segment;
    return segment;
}

static void segment_free(struct td__segment *segment)
{
    if (segment->name)
        block_put(pool_class(strlen(segment->name) + 1), segment->name);
    block_put(pool_class(segment->size), segment->start);
}

/* Room for a frame of `size` bytes where the segment has none; only its flags are set. */
td_frame *td__push_slow(size_t size)
{
    td_task *task = td__tls.task;
    struct td__segment *segment = task->head.segment->next;
    td_frame *frame;
    if (segment && (size_t)((char *)segment - segment->start) < size) {
        task->head.segment->next = NULL;
        segment_free(segment);
        segment = NULL;
    }
    if (!segment)
        segment = segment_make(task, size);
    task->head.segment = segment;
    frame = (td_frame *)(void *)segment->start;
    segment->top = (char *)frame + size;
    frame->td__flags = segment->prev ? TD__EDGE : 0;
    return frame;
}

/* Pops the first frame of a segment: the segment before it is the last one again. */
void td__pop_slow(td_frame *frame)
{
    td_task *task = td__tls.task;
    struct td__segment *segment = task->head.segment;
    (void)frame;
    if (segment->next) {
        segment_free(segment->next);
        segment->next = NULL;
    }
    task->head.segment = segment->prev;
}

void td__frames_free(td_task *task)
{
    struct td__segment *segment = task->head.segment;
    if (segment->next)
        segment_free(segment->next);
    while (segment) {
        struct td__segment *prev = segment->prev;
        segment_free(segment);
        segment = prev;
    }
}

/* The name belongs to the first segment, which a task without frames gets for it. */
void td_name(const char *name)
{
    td_task *task = td__tls.task;
    struct td__segment *first;
    size_t size;
    if (!task)
        return;
    if (task->head.segment->size == 0)
        task->head.segment = segment_make(task, 0);
    for (first = task->head.segment; first->prev; first = first->prev)
        ;
    if (first->name)
        block_put(pool_class(strlen(first->name) + 1), first->name);
    size = strlen(name) + 1;
    first->name = block_get(pool_class(size), size);
    memcpy(first->name, name, size);
    task->head.flags |= TASK_NAMED;
}

td_frame *td__task_root(td_task *task)
{
    if (task->head.flags & TASK_OUTSIDE)
        return ((struct outside_root *)(void *)(task + 1))->root;
    return (td_frame *)(void *)(task + 1);
}

const char *td__task_label(td_task *task)
{
    struct td__segment *first = task->head.segment;
    if (!(task->head.flags & TASK_NAMED))
        return td__task_root(task)->desc->name;
    while (first->prev)
        first = first->prev;
    return first->name;
}
