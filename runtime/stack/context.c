/* The stack switch: arch/ moves the registers; the sanitizers are told here. */
#include "stack/stack.h"

#include "core/memcheck.h"

#if defined(TD_ASAN)
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(TD_TSAN)
#include <sanitizer/tsan_interface.h>
#endif

#if defined(TD_ASAN)
static __thread struct context *left; /* that a switch comes from; NULL: it is not continued */
#endif

static void arrived(void *fake_stack)
{
#if defined(TD_ASAN)
    const void *low;
    size_t size;
    __sanitizer_finish_switch_fiber(fake_stack, &low, &size);
    if (left) {
        left->low = low;
        left->size = size;
    }
#else
    (void)fake_stack;
#endif
}

void td__context_entered(void)
{
    arrived(NULL);
}

void td__context_make(struct stack *stack, void (*entry)(void *), void *arg)
{
    struct context *c = &stack->context;
    c->fake_stack = NULL;
    c->low = stack->base + stack->guard;
    c->size = stack->size - stack->guard;
    machine_make(&c->machine, stack->base + stack->guard, (char *)stack, entry, arg);
}

void td__context_switch(struct context *from, struct context *to)
{
    void *fake_stack = NULL;
#if defined(TD_ASAN)
    left = from;
    __sanitizer_start_switch_fiber(from ? &fake_stack : NULL, to->low, to->size);
#endif
#if defined(TD_TSAN)
    if (from)
        from->fiber = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(to->fiber, 0);
#endif
    machine_switch(from ? &from->machine : NULL, &to->machine);
    arrived(fake_stack);
}
