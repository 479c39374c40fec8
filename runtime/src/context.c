/* The stack switch, as C sees it: arch/<isa>/switch.S moves the registers; here the sanitizers are
 * told. The switch is an external assembly function on purpose: gcc keeps file-static variables in
 * registers across inline assembly, even with a memory clobber. */
#include "internal.h"

#include "memcheck.h"
#include "../arch/switch.h"

#if defined(TD_ASAN)
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(TD_TSAN)
#include <sanitizer/tsan_interface.h>
#endif

#if defined(TD_ASAN)
static __thread struct context *left; /* the context that a switch comes from; NULL: it is gone */
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

#if defined(CONTEXT_UCONTEXT)

static void ucontext_entry(unsigned high, unsigned low)
{
    struct context *c = (struct context *)(((uintptr_t)high << 16 << 16) | low);
    c->entry(c->arg);
}

static void machine_make(struct stack *stack, void (*entry)(void *), void *arg)
{
    struct context *c = &stack->context;
    uintptr_t p = (uintptr_t)c;
    c->entry = entry;
    c->arg = arg;
    getcontext(&c->ucontext);
    c->ucontext.uc_stack.ss_sp = stack->base + stack->guard;
    c->ucontext.uc_stack.ss_size = (size_t)((char *)stack - stack->base) - stack->guard;
    c->ucontext.uc_link = NULL;
    makecontext(&c->ucontext, (void (*)(void))ucontext_entry, 2, (unsigned)(p >> 16 >> 16),
                (unsigned)p);
}

static void machine_switch(struct context *from, struct context *to)
{
    ucontext_t nobody;
    swapcontext(from ? &from->ucontext : &nobody, &to->ucontext);
}

#else

/* switch.S: pushes the callee-saved registers, stores the stack pointer, loads the other one. */
void td__switch(void **save_sp, void *sp);
void td__switch_entry(void); /* calls the function of the first switch, and ends backtraces */

#if defined(__x86_64__)
struct saved {
    unsigned mxcsr;
    unsigned short x87;
    void *r15, *r14, *r13, *r12, *rbx, *rbp, *rip;
};
_Static_assert(offsetof(struct saved, mxcsr) == SWITCH_MXCSR, "switch.S");
_Static_assert(offsetof(struct saved, x87) == SWITCH_X87, "switch.S");
_Static_assert(offsetof(struct saved, r15) == SWITCH_R15, "switch.S");
_Static_assert(offsetof(struct saved, r14) == SWITCH_R14, "switch.S");
_Static_assert(offsetof(struct saved, r13) == SWITCH_R13, "switch.S");
_Static_assert(offsetof(struct saved, r12) == SWITCH_R12, "switch.S");
_Static_assert(offsetof(struct saved, rbx) == SWITCH_RBX, "switch.S");
_Static_assert(offsetof(struct saved, rbp) == SWITCH_RBP, "switch.S");
_Static_assert(offsetof(struct saved, rip) == SWITCH_RIP, "switch.S");

static void machine_first(struct saved *s, void (*entry)(void *), void *arg)
{
    __asm__("stmxcsr %0" : "=m"(s->mxcsr));
    __asm__("fnstcw %0" : "=m"(s->x87));
    s->rbx = arg;
    s->r12 = (void *)(uintptr_t)entry;
    s->rip = (void *)(uintptr_t)td__switch_entry;
}
#elif defined(__aarch64__)
struct saved {
    void *x19, *x20, *x21, *x22, *x23, *x24, *x25, *x26, *x27, *x28, *fp, *lr;
    double d8, d9, d10, d11, d12, d13, d14, d15;
};
_Static_assert(offsetof(struct saved, x19) == SWITCH_X19, "switch.S");
_Static_assert(offsetof(struct saved, x21) == SWITCH_X21, "switch.S");
_Static_assert(offsetof(struct saved, x23) == SWITCH_X23, "switch.S");
_Static_assert(offsetof(struct saved, x25) == SWITCH_X25, "switch.S");
_Static_assert(offsetof(struct saved, x27) == SWITCH_X27, "switch.S");
_Static_assert(offsetof(struct saved, fp) == SWITCH_FP, "switch.S");
_Static_assert(offsetof(struct saved, lr) == SWITCH_LR, "switch.S");
_Static_assert(offsetof(struct saved, d8) == SWITCH_D8, "switch.S");
_Static_assert(offsetof(struct saved, d10) == SWITCH_D10, "switch.S");
_Static_assert(offsetof(struct saved, d12) == SWITCH_D12, "switch.S");
_Static_assert(offsetof(struct saved, d14) == SWITCH_D14, "switch.S");

static void machine_first(struct saved *s, void (*entry)(void *), void *arg)
{
    s->x19 = arg;
    s->x20 = (void *)(uintptr_t)entry;
    s->lr = (void *)(uintptr_t)td__switch_entry;
}
#endif
_Static_assert(sizeof(struct saved) == SWITCH_SIZE, "switch.S");

static void machine_make(struct stack *stack, void (*entry)(void *), void *arg)
{
    /* The header is at the top; below it the registers, so that td__switch_entry begins with a
     * stack pointer that is a multiple of 16. */
    struct saved *s = (struct saved *)(void *)(((uintptr_t)stack & ~(uintptr_t)15) - sizeof *s);
    *s = (struct saved){0};
    machine_first(s, entry, arg);
    stack->context.sp = s;
}

static void machine_switch(struct context *from, struct context *to)
{
    void *nobody;
    td__switch(from ? &from->sp : &nobody, to->sp);
}

#endif

void td__context_make(struct stack *stack, void (*entry)(void *), void *arg)
{
    struct context *c = &stack->context;
    c->fake_stack = NULL;
    c->low = stack->base + stack->guard;
    c->size = stack->size - stack->guard;
    machine_make(stack, entry, arg);
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
    machine_switch(from, to);
    arrived(fake_stack);
}
