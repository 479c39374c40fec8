/* A header with annotated bodies: see calls/bodies_in_header.co.c. */
#ifndef BODIES_H
#define BODIES_H
#include <tandem.h>

struct counter {
    int n, step;
};

static inline async int counter_next(struct counter *c)
{
    int before = c->n;

    await td_yield();
    return c->n = before + c->step;
}

static inline int counter_plain(const struct counter *c)
{
    return c->n;
}

#endif
