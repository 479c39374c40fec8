/* td_anext, and the drop of an async generator: both may wait within the generator. */
#include "core/gen.h"
#include "core/op.h"
#include "core/park.h"

/* The generator waits, and so does its consumer. In plain code that may only mean that a frame was
 * put off. */
static int consumer_waits(td_frame *caller, struct parked *parked)
{
    td_task *task = td__tls.task;
    td_frame *next = td__tls.next;
    if (caller)
        return TD__WAITS;
    td__tls.next = NULL;
    if (!next || td__trampoline(next) != REACHED_HERE)
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
    if (caller && (leaf->td__head.desc->flags & TD__ASYNC) && td__is_deep()) {
        td__tls.next = &leaf->td__head;
        how = TD__SUSPENDED;
    } else {
        how = td__gen_settle(gen, value, leaf->td__head.desc->step(&leaf->td__head, value));
    }
    return how == TD__SUSPENDED ? consumer_waits(caller, &parked) : agen_result(how);
}

OP_FRAME(anext_ramp, td_anext, (td_gen * gen, void *value),
         (f->arg.object = gen, f->arg.out = value), td__op_anext(&f->td__head, f->arg.object, f->arg.out))

int td_anext(td_gen *gen, void *value)
{
    td_frame *caller;
    return op_enter((td__fn *)td_anext, &caller) ? op_leave(td__op_anext(caller, gen, value))
                                                 : anext_ramp(gen, value);
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
    if (td__agen_unwind(gen, false) == TD__SUSPENDED)
        return consumer_waits(caller, &parked);
    td__gen_release(gen);
    return 0;
}

OP_FRAME(agen_free_ramp, td__agen_free, (td_gen * gen), (f->arg.object = gen, f->arg.out = NULL),
         td__op_agen_free(&f->td__head, f->arg.object))

int td__agen_free(td_gen *gen)
{
    td_frame *caller;
    return op_enter((td__fn *)td__agen_free, &caller) ? op_leave(td__op_agen_free(caller, gen))
                                                      : agen_free_ramp(gen);
}
