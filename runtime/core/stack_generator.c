/* Generators that keep a stack: their own, taken at the first resume.
 *
 *      stack X: ... td_next, td__stack_step                stack G: body, td__stack_yield
 *                      |  switch                              ^
 *                      +--------------------------------------+
 *                      ^--------------------------------------+  switch back at a yield
 *
 * X stays as it is meanwhile. When something on G waits, G is parked with the task like any other
 * stack, and X with it: X is not continued before G has yielded. */
#include "core/loop.h"

#include <string.h>

/* One resume; it is on the stack that resumes. */
struct resume {
    struct context context;
    int how;      /* the step's result */
    bool dropped; /* the yield is to unwind */
};

static void body(void *arg)
{
    td_gen *gen = arg;
    struct stack *stack = gen->stack;
    struct resume *resume;
    td__context_entered();
    gen->td__head.desc->body(gen);
    resume = stack->resumed;
    resume->how = TD__DONE;
    td__context_switch(NULL, &resume->context);
}

int td__stack_step(td_frame *frame, void *out)
{
    td_gen *gen = (td_gen *)(void *)frame;
    td_loop *loop = loop_self();
    struct stack *below = loop->stack, *own;
    char *deep = td__tls.deep;
    struct resume resume = {0};

    resume.dropped = frame->desc->flags & TD__ASYNC ? (frame->td__flags & TD__DROPPING) != 0 : !out;
    if (!resume.dropped)
        gen->root->out = out ? out : gen->root->out;
    if (frame->td__state == 0) {
        if (resume.dropped)
            return TD__DONE;
        frame->td__state = 1;
        gen->stack = td__stack_get(&loop->stacks);
        td__context_make(gen->stack, body, gen);
    }
    own = gen->stack;
    own->resumed = &resume;
    loop->stack = own;
    td__tls.deep = own->deep;
    td__context_switch(&resume.context, &own->context);
    loop->stack = below;
    td__tls.deep = deep;
    if (resume.how == TD__DONE) {
        gen->stack = NULL;
        td__stack_put(&loop->stacks, own);
    }
    return resume.how;
}

static bool give_back(td_gen *self, int how)
{
    struct stack *stack = self->stack;
    struct resume *resume = stack->resumed;
    resume->how = how;
    td__context_switch(&stack->context, &resume->context);
    resume = stack->resumed;
    return resume->dropped;
}

bool td__stack_yield(td_gen *self, const void *value, size_t size)
{
    memcpy(self->root->out, value, size);
    return give_back(self, TD__YIELDED);
}

bool td__stack_delegate(td_gen *self, td_gen *inner)
{
    td__delegate(self, inner);
    return give_back(self, TD__AGAIN);
}
