/* What operations have in common.
 *
 * An operation such as td_sleep is awaited like an async function: it finds its announcement. It
 * has no frame of its own: it notes who waits, and its result lies in the task. Called plainly in a
 * task it parks the stack. Outside every task, and when it is spawned itself, it becomes a frame
 * that awaits it; those frames are below. */
#include "internal.h"

int td__op_wait_plain(td_task *task)
{
    struct parked parked;
    parked.frame.desc = &td__parked_desc;
    parked.frame.caller = NULL;
    parked.frame.state = parked.frame.flags = 0;
    task->head.leaf = &parked.frame;
    td__park(&parked);
    return task->head.result.i;
}

/* A frame that awaits one operation. */
struct op_frame {
    td_frame td;
    int result;
    union {
        int64_t ms;
        struct {
            void *object, *out;
        };
    } arg;
};

int td__op_refused(void)
{
    return op_refused(td__tls.task);
}

/* The step, the descriptor and the ramp around CALL, which has `f->arg`. */
#define OP_FRAME(ramp, op, params, set, call)                                                      \
    static int ramp##_step(td_frame *frame, void *out)                                             \
    {                                                                                              \
        struct op_frame *f = (struct op_frame *)(void *)frame;                                     \
        (void)out;                                                                                 \
        if (f->td.state == 0) {                                                                    \
            f->td.state = 1;                                                                       \
            f->result = call;                                                                      \
        } else {                                                                                   \
            f->result = td__op_result();                                                           \
        }                                                                                          \
        return f->result == TD__WAITS ? TD__SUSPENDED : TD__DONE;                                  \
    }                                                                                              \
    static const td__desc ramp##_desc = {                                                          \
        .step = ramp##_step,                                                                       \
        .name = #op,                                                                               \
        .flags = TD__ASYNC,                                                                        \
        .size = sizeof(struct op_frame),                                                           \
        .result_offset = offsetof(struct op_frame, result),                                        \
        .result_size = sizeof(int),                                                                \
    };                                                                                             \
    int ramp params                                                                                \
    {                                                                                              \
        struct op_frame here;                                                                      \
        struct op_frame *f =                                                                       \
            (struct op_frame *)(void *)td__enter(&here.td, &ramp##_desc, (td__fn *)op);            \
        int result = 0;                                                                            \
        set;                                                                                       \
        if (td__run(&f->td)) {                                                                     \
            result = f->result;                                                                    \
            td__leave(&f->td);                                                                     \
        }                                                                                          \
        return result;                                                                             \
    }

OP_FRAME(td__yield_ramp, td_yield, (void), f->arg.ms = 0, td__op_yield(&f->td))
OP_FRAME(td__sleep_ramp, td_sleep, (int64_t ms), f->arg.ms = ms, td__op_sleep(&f->td, f->arg.ms))
OP_FRAME(td__join_ramp, td_join, (td_task * task, void *result_out),
         (f->arg.object = task, f->arg.out = result_out),
         td__op_join(&f->td, f->arg.object, f->arg.out))
OP_FRAME(td__wait_ramp, td_wait, (td_completion * c, int64_t *value),
         (f->arg.object = c, f->arg.out = value), td__op_wait(&f->td, f->arg.object, f->arg.out))
OP_FRAME(td__anext_ramp, td_anext, (td_gen * gen, void *value),
         (f->arg.object = gen, f->arg.out = value), td__op_anext(&f->td, f->arg.object, f->arg.out))
OP_FRAME(td__agen_free_ramp, td__agen_free, (td_gen * gen),
         (f->arg.object = gen, f->arg.out = NULL), td__op_agen_free(&f->td, f->arg.object))

/* The result of an operation lies where td__done looks for that of a frame. */
_Static_assert(offsetof(struct td__task_head, result) == offsetof(struct op_frame, result),
               "td__done(): operations");
_Static_assert(sizeof(struct td__segment) % 16 == 0, "frames are aligned");
_Static_assert(sizeof(td_task) % 16 == 0, "root frames are aligned");
_Static_assert(sizeof(struct chunk) % 16 == 0, "blocks are aligned");
