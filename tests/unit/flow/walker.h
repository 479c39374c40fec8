/* The ground truth of the flow tests: an interpreter that walks along a random path of a graph
 * and really does what the events say, on a frame with shared slots and on C locals that are
 * scribbled over at each suspension.  It knows nothing about data flow. */
#ifndef TANDEM_TESTS_FLOW_WALKER_H
#define TANDEM_TESTS_FLOW_WALKER_H

#include "flow_help.h"

/* Where a variable lives. */
enum home {
    HOME_LOCAL, /* a C local, saved and restored at the suspensions it survives */
    HOME_FRAME  /* in its slot all the time */
};
struct plan {
    const struct sets *live, *dirty; /* by suspension */
    const int *slot;                   /* by variable; -1: not saved, so a C local */
    const enum home *home;             /* by variable; what is never saved is HOME_LOCAL */
};

/* Walks at most `steps` blocks. NULL if every read saw the value written last, else what went
 * wrong, in the graph's arena. */
const char *walk(struct cfg *cfg, const struct plan *plan, struct dice *dice, int steps);

#endif
