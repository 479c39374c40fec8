/* What is defined in far.c and used from another file. */
#ifndef BENCH_HAND_FAR_H
#define BENCH_HAND_FAR_H

#include <stdbool.h>

#include "task.h"

struct counter;
struct counter *far_count(int from, int to);
bool far_count_next(struct counter *c, int *value);
void far_count_free(struct counter *c);

/* The state machine of a function that could wait. */
struct far_maybe {
    struct frame frame;
    long x, result;
};
int far_maybe_step(struct frame *frame);
long far_plain(long x);

#endif
