/* The callees that their callers do not see. */
#include "far.h"

#include <stdbool.h>
#include <stdlib.h>

#include "../bench.h"

struct counter {
    int at, to;
};

struct counter *far_count(int from, int to)
{
    struct counter *c = malloc(sizeof *c);
    if (!c)
        abort();
    c->at = from;
    c->to = to;
    return c;
}

bool far_count_next(struct counter *c, int *value)
{
    if (c->at >= c->to)
        return false;
    *value = c->at++;
    return true;
}

void far_count_free(struct counter *c)
{
    free(c);
}

int far_maybe_step(struct frame *frame)
{
    struct far_maybe *f = (struct far_maybe *)frame;
    if (f->frame.state == 0) {
        if (f->x < 0) {
            f->frame.state = 1;
            return wait_turn(frame);
        }
    }
    f->result = f->x + 1;
    return DONE;
}

long far_plain(long x)
{
    return x + 1;
}
