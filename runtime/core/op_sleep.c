/* td_sleep and td_yield. */
#include "core/op.h"

#include "host/host.h"

int td__op_refused(void)
{
    return op_refused(td__tls.task);
}

/* A yield is a wait for what is in the queue already. */
static int yield(td_frame *caller)
{
    int result = td__op_yield(caller);
    return result == TD__WAITS && !caller ? td__op_wait_plain(td__tls.task) : result;
}

OP_FRAME(yield_ramp, td_yield, (void), f->arg.ms = 0, td__op_yield(&f->td__head))

int td_yield(void)
{
    td_frame *caller;
    return op_enter((td__fn *)td_yield, &caller) ? op_leave(yield(caller)) : yield_ramp();
}

int td__op_sleep(td_frame *caller, int64_t ms)
{
    td_task *task = td__tls.task;
    td_loop *loop = td__loop;
    int refused = op_refused(task);
    if (refused != 0)
        return refused;
    if (ms <= 0)
        return yield(caller);
    loop_read_clock(loop);
    td__timer_set(loop, task,
                  ms < (INT64_MAX - loop->now) / 1000000 ? loop->now + ms * 1000000 : INT64_MAX);
    return op_wait(task, TASK_SLEEPS, caller);
}

OP_FRAME(sleep_ramp, td_sleep, (int64_t ms), f->arg.ms = ms, td__op_sleep(&f->td__head, f->arg.ms))

int td_sleep(int64_t ms)
{
    td_frame *caller;
    return op_enter((td__fn *)td_sleep, &caller) ? op_leave(td__op_sleep(caller, ms))
                                                 : sleep_ramp(ms);
}
