/* Async generators between two steps: how one goes on, and how one is dropped.
 *
 * td_anext (op_anext.c) steps the innermost generator inside the consumer's task. When that waits,
 * the consumer is told "pending"; later the trampoline resumes the generator's innermost frame like
 * any other, and sees that a generator's frame has yielded or returned: td__agen_advance then makes
 * it step the consumer, with td_anext's result in the task. */
#include "core/gen.h"

#include "core/task.h"
#include "host/host.h"

/* Drops the chain, innermost first; `gone`: the innermost has been unwound. TD__DONE, or
 * TD__SUSPENDED. */
int td__agen_unwind(td_gen *root, bool gone)
{
    for (;; gone = false) {
        td_gen *leaf = root->leaf;
        unsigned flags = leaf->td__head.desc->flags;
        if (!gone && !(flags & TD__ASYNC)) {
            td__gen_unwind(leaf);
        } else if (!gone && leaf->td__head.td__state != 0 && (flags & TD__DROPS)) {
            int how;
            leaf->td__head.td__flags |= TD__DROPPING;
            how = leaf->td__head.desc->step(&leaf->td__head, root->out);
            if (how == TD__SUSPENDED)
                return TD__SUSPENDED;
            if (how != TD__DONE)
                td__fatal("generator %s yielded while it was dropped", leaf->td__head.desc->name);
        }
        if (leaf == root)
            break;
        root->leaf = (td_gen *)(void *)leaf->td__head.caller;
        td__gen_release(leaf);
    }
    root->td__head.desc = &td__ended_desc;
    return TD__DONE;
}

td_frame *td__agen_advance(td_frame *frame, int how)
{
    td_gen *root = ((td_gen *)(void *)frame)->root;
    td_task *task = td__tls.task;
    td_frame *consumer = root->consumer;
    if (frame->td__flags & TD__DROPPING) {
        if (how != TD__DONE)
            td__fatal("generator %s yielded while it was dropped", frame->desc->name);
        if (td__agen_unwind(root, true) == TD__SUSPENDED)
            return NULL;
        td__gen_release(root);
        task->head.result.i = 0;
    } else {
        how = td__gen_settle(root, root->out, how);
        if (how == TD__SUSPENDED)
            return NULL;
        task->head.result.i = agen_result(how);
    }
    td__tls.done = (td_frame *)(void *)task;
    return consumer;
}
