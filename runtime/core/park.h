/* Parked stacks; see park.c. */
#ifndef TANDEM_PARK_H
#define TANDEM_PARK_H

#include "core/loop.h"

/* A C stack that waits, with a task or outside every task; this is on that stack itself. Stepping
 * its frame continues the stack. */
struct parked {
    td_frame frame; /* of td__parked_desc: the caller of the frame that the stack waits for */
    bool is_parked;
    td_task *task;
    struct stack *stack;
    char *deep;
    struct context context;
};

/* parked.c */
extern const td__desc td__parked_desc;
enum { TD__HERE = 16 }; /* a step's result: the stack of this parked frame is the running one */
void td__unpark(struct parked *parked) __attribute__((noreturn));

/* park.c */
void td__park(struct parked *parked); /* returns when the stack has been continued */

#endif
