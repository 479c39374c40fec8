/* Chains of functions that call each other, the lowest of which waits. */
#include "../bench.h"
#include "task.h"

/* Frames of calls that are not known beforehand lie one after the other in an arena. */
static struct link {
    struct frame frame;
    int depth;
    long keep;
} arena[128];
static struct link *top = arena;
static long result; /* of the call that has just ended */

/* ---- the chain is there; its leaf waits again and again */

struct leaf {
    struct frame frame;
    long i, n, sum;
};

static int leaf_step(struct frame *frame)
{
    struct leaf *f = (struct leaf *)frame;
    if (frame->state == 0) {
        frame->state = 1;
        bench_begin();
    } else {
        f->sum += f->i++;
        BENCH_HIDE(f->sum);
    }
    if (f->i < f->n)
        return wait_turn(frame);
    bench_end();
    result = f->sum;
    return DONE;
}

static int above_step(struct frame *frame)
{
    result += ((struct link *)frame)->depth;
    return DONE;
}

static long leaf(int depth, long n)
{
    struct leaf f = {{leaf_step, NULL, 0}, 0, n, 0};
    struct frame *caller = NULL;
    for (int k = depth; k > 1; k--) {
        struct link *link = &arena[k];
        link->frame.step = above_step;
        link->frame.caller = caller;
        link->depth = k;
        caller = &link->frame;
    }
    f.frame.caller = caller;
    run_frame(&f.frame);
    return result;
}

long leaf_1(long n)
{
    return leaf(1, n);
}

long leaf_10(long n)
{
    return leaf(10, n);
}

long leaf_100(long n)
{
    return leaf(100, n);
}

/* ---- a chain known beforehand: one state machine, with what each function keeps */

#define CHAIN(depth)                                                                               \
    struct chain_##depth {                                                                         \
        struct frame frame;                                                                        \
        long i, n, sum, keep[depth];                                                               \
    };                                                                                             \
    static int chain_##depth##_step(struct frame *frame)                                           \
    {                                                                                              \
        struct chain_##depth *f = (struct chain_##depth *)frame;                                   \
        if (frame->state == 1) {                                                                   \
            long x = f->keep[depth - 1];                                                           \
            for (int k = depth - 2; k >= 0; k--)                                                   \
                x ^= f->keep[k];                                                                   \
            f->sum += x;                                                                           \
            f->i++;                                                                                \
        }                                                                                          \
        if (f->i == f->n)                                                                          \
            return DONE;                                                                           \
        frame->state = 1;                                                                          \
        for (long k = 0, x = f->i; k < depth; k++) {                                               \
            x++;                                                                                   \
            BENCH_HIDE(x);                                                                         \
            f->keep[k] = x;                                                                        \
        }                                                                                          \
        return wait_turn(frame);                                                                   \
    }                                                                                              \
    long chain_static_##depth(long n)                                                              \
    {                                                                                              \
        struct chain_##depth f = {.frame = {chain_##depth##_step, NULL, 0}, .n = n};               \
        bench_begin();                                                                             \
        run_frame(&f.frame);                                                                       \
        bench_end();                                                                               \
        return f.sum;                                                                              \
    }
CHAIN(1)
CHAIN(10)
CHAIN(100)

/* ---- the same with a frame for each call */

static int down_step(struct frame *frame);

static struct link *push(struct frame *caller, int depth, long x)
{
    struct link *link = top++;
    link->frame.step = down_step;
    link->frame.caller = caller;
    link->frame.state = 0;
    link->depth = depth;
    link->keep = x;
    return link;
}

static int down_step(struct frame *frame)
{
    struct link *f = (struct link *)frame;
    if (frame->state == 0) {
        f->keep++;
        BENCH_HIDE(f->keep);
        frame->state = 1;
        if (f->depth == 1) {
            frame->state = 2;
            return wait_turn(frame);
        }
        if (down_step(&push(frame, f->depth - 1, f->keep)->frame) == WAITS)
            return WAITS;
    }
    result = frame->state == 2 ? f->keep : result ^ f->keep;
    top = f;
    return DONE;
}

struct caller {
    struct frame frame;
    long i, n, sum;
    int depth;
};

static int caller_step(struct frame *frame)
{
    struct caller *f = (struct caller *)frame;
    for (;;) {
        if (frame->state == 1) {
            f->sum += result;
            f->i++;
        }
        if (f->i == f->n)
            return DONE;
        frame->state = 1;
        if (down_step(&push(frame, f->depth, f->i)->frame) == WAITS)
            return WAITS;
    }
}

static long chain_recursive(int depth, long n)
{
    struct caller f = {{caller_step, NULL, 0}, 0, n, 0, depth};
    bench_begin();
    run_frame(&f.frame);
    bench_end();
    return f.sum;
}

long chain_recursive_1(long n)
{
    return chain_recursive(1, n);
}

long chain_recursive_10(long n)
{
    return chain_recursive(10, n);
}

long chain_recursive_100(long n)
{
    return chain_recursive(100, n);
}
