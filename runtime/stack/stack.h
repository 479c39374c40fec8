/* C stacks, and the switch between them.
 *
 *      low                                                          high
 *     +-----------+-------------------------------------+--------------+
 *     | guard     |  ....... grows down <---------------| struct stack |
 *     +-----------+-------------------------------------+--------------+
 */
#ifndef TANDEM_STACK_H
#define TANDEM_STACK_H

#include <stdbool.h>
#include <stddef.h>

#include "arch/machine.h"

/* Where a stack stopped running. */
struct context {
    struct machine machine;
    /* for the sanitizers */
    void *fake_stack, *fiber;
    const void *low;
    size_t size;
};

struct stack {
    struct stack *next;     /* in the pool */
    char *base;             /* of the mapping, guard first */
    size_t guard, size;     /* of the guard, of the whole mapping */
    char *deep;             /* see td__thread.deep */
    struct context context; /* the first: where it starts */
    void *resumed;          /* of a stackful generator: its struct resume */
    unsigned valgrind_id;
};

/* A bounded pool of free stacks, the last used first. */
struct stack_pool {
    struct stack *free;
    unsigned n_free;
};

/* Ends the program with a message when there is no memory or no mapping left. */
struct stack *td__stack_get(struct stack_pool *pool);
void td__stack_put(struct stack_pool *pool, struct stack *stack); /* not the one that runs */
void td__stack_pool_free(struct stack_pool *pool);

/* `stack` is to begin with entry(arg), which never returns and first calls td__context_entered. */
void td__context_make(struct stack *stack, void (*entry)(void *), void *arg);
/* Stops the running stack in `from` and continues `to`. from == NULL: the running one is not
 * continued. */
void td__context_switch(struct context *from, struct context *to);
void td__context_entered(void);

#endif
