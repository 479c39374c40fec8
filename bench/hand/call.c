/* Calls that could wait and do not, and a loop between two waits. */
#include "../bench.h"
#include "far.h"
#include "task.h"

struct maybe {
    struct frame frame;
    long x, result;
};

static int maybe_step(struct frame *frame)
{
    struct maybe *f = (struct maybe *)frame;
    if (frame->state == 0 && f->x < 0) {
        frame->state = 1;
        return wait_turn(frame);
    }
    f->result = f->x + 1;
    return DONE;
}

struct near {
    struct frame frame;
    long i, n, x;
    struct maybe callee;
};

static int near_step(struct frame *frame)
{
    struct near *f = (struct near *)frame;
    long x;
    if (frame->state == 1)
        goto resumed;
    for (; f->i < f->n; f->i++) {
        f->callee.frame.step = maybe_step;
        f->callee.frame.caller = frame;
        f->callee.frame.state = 0;
        f->callee.x = f->x;
        if (maybe_step(&f->callee.frame) == WAITS) {
            frame->state = 1;
            return WAITS;
        }
    resumed:
        x = f->callee.result;
        BENCH_HIDE(x);
        f->x = x;
    }
    return DONE;
}

long call_near(long n)
{
    struct near f = {.frame = {near_step, NULL, 0}, .n = n};
    bench_begin();
    run_frame(&f.frame);
    bench_end();
    return f.x;
}

struct far {
    struct frame frame;
    long i, n, x;
    struct far_maybe callee;
};

static int far_step(struct frame *frame)
{
    struct far *f = (struct far *)frame;
    long x;
    if (frame->state == 1)
        goto resumed;
    for (; f->i < f->n; f->i++) {
        f->callee.frame.step = far_maybe_step;
        f->callee.frame.caller = frame;
        f->callee.frame.state = 0;
        f->callee.x = f->x;
        if (far_maybe_step(&f->callee.frame) == WAITS) {
            frame->state = 1;
            return WAITS;
        }
    resumed:
        x = f->callee.result;
        BENCH_HIDE(x);
        f->x = x;
    }
    return DONE;
}

long call_far(long n)
{
    struct far f = {.frame = {far_step, NULL, 0}, .n = n};
    bench_begin();
    run_frame(&f.frame);
    bench_end();
    return f.x;
}

long call_plain(long n)
{
    long x = 0;
    bench_begin();
    for (long i = 0; i < n; i++) {
        x = far_plain(x);
        BENCH_HIDE(x);
    }
    bench_end();
    return x;
}

/* The limit is the plain function. */
long hot_loop(long n)
{
    unsigned s = 1, t = 0;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_HOT) {
        for (unsigned i = 0; i < BENCH_HOT; i++) {
            s = (s ^ bench_numbers[i]) * 31 + (s >> 13);
            t += s & 15;
        }
    }
    bench_end();
    return (long)(s ^ t);
}
