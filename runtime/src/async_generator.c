/* Async generators: td_anext, and their drop, which may wait.
 *
 * td_anext steps the innermost generator inside the consumer's task. When that waits, the consumer
 * is told "pending"; later the trampoline resumes the generator's innermost frame as it would any
 * other, and sees that a generator's frame has yielded or returned: td__agen_on then steps the
 * consumer, with td_anext's result in the task. */
#include "internal.h"

static int anext_result(int how)
{
    return how == TD__YIELDED;
}

/* Drops the chain, innermost first; `gone`: the innermost is done with. */
static int unwind(td_gen *root, bool gone)
{
    for (;; gone = false) {
        td_gen *leaf = root->leaf;
        unsigned flags = leaf->td.desc->flags;
        if (!gone && !(flags & TD__ASYNC)) {
            td__gen_unwind(leaf);
        } else if (!gone && leaf->td.state != 0 && (flags & TD__DROPS)) {
            int how;
            leaf->td.flags |= TD__DROPPING;
            how = leaf->td.desc->step(&leaf->td, root->out);
            if (how == TD__SUSPENDED)
                return TD__SUSPENDED;
            if (how != TD__DONE)
                td__fatal("generator %s yielded while it was dropped", leaf->td.desc->name);
        }
        if (leaf == root)
            break;
        root->leaf = (td_gen *)(void *)leaf->td.caller;
        td__gen_release(leaf);
    }
    root->td.desc = &td__ended_desc;
    return TD__DONE;
}

td_frame *td__agen_on(td_frame *frame, int how)
{
    td_gen *root = ((td_gen *)(void *)frame)->root;
    td_task *task = td__tls.task;
    td_frame *consumer = root->consumer;
    if (frame->flags & TD__DROPPING) {
        if (how != TD__DONE)
            td__fatal("generator %s yielded while it was dropped", frame->desc->name);
        if (unwind(root, true) == TD__SUSPENDED)
            return NULL;
        td__gen_release(root);
        task->head.result.i = 0;
    } else {
        how = td__gen_settle(root, root->out, how);
        if (how == TD__SUSPENDED)
            return NULL;
        task->head.result.i = anext_result(how);
    }
    td__tls.done = (td_frame *)(void *)task;
    return consumer;
}

/* The generator waits: so does its consumer. In plain code that may only mean that a frame was put
 * off. */
static int consumer_waits(td_frame *caller, struct parked *parked)
{
    td_task *task = td__tls.task;
    td_frame *next = td__tls.next;
    if (caller)
        return TD__WAITS;
    td__tls.next = NULL;
    if (!next || td__drive(next) != DRIVE_HERE)
        td__park(parked);
    return task->head.result.i;
}

int td__op_anext(td_frame *caller, td_gen *gen, void *value)
{
    struct parked parked;
    td_gen *leaf;
    int refused = op_refused(td__tls.task), how;
    if (refused != 0)
        return refused;
    if (!caller) {
        td__init(&parked.frame, &td__parked_desc, NULL);
        parked.is_parked = false;
    }
    gen->consumer = caller ? caller : &parked.frame;
    gen->out = value;
    leaf = gen->leaf;
    if (caller && (leaf->td.desc->flags & TD__ASYNC) && td__is_deep()) {
        td__tls.next = &leaf->td;
        how = TD__SUSPENDED;
    } else {
        how = td__gen_settle(gen, value, leaf->td.desc->step(&leaf->td, value));
    }
    return how == TD__SUSPENDED ? consumer_waits(caller, &parked) : anext_result(how);
}

int td_anext(td_gen *gen, void *value)
{
    td_frame *caller;
    return op_enter((td__fn *)td_anext, &caller) ? op_leave(td__op_anext(caller, gen, value))
                                                 : td__anext_ramp(gen, value);
}

int td__op_agen_free(td_frame *caller, td_gen *gen)
{
    struct parked parked;
    if (!gen)
        return 0;
    td__gen_check(gen, "td_gen_free");
    if (!caller) {
        td__init(&parked.frame, &td__parked_desc, NULL);
        parked.is_parked = false;
    }
    gen->consumer = caller ? caller : &parked.frame;
    if (unwind(gen, false) == TD__SUSPENDED)
        return consumer_waits(caller, &parked);
    td__gen_release(gen);
    return 0;
}

int td__agen_free(td_gen *gen)
{
    td_frame *caller;
    return op_enter((td__fn *)td__agen_free, &caller) ? op_leave(td__op_agen_free(caller, gen))
                                                      : td__agen_free_ramp(gen);
}
