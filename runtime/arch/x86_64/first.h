/* The registers of a stack that waits, and of one that has not run yet. */
#ifndef TANDEM_FIRST_H
#define TANDEM_FIRST_H

#include "arch/x86_64/layout.h"

#include <stddef.h>
#include <stdint.h>

/* As switch.S pushes them. */
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
_Static_assert(sizeof(struct saved) == SWITCH_SIZE, "switch.S");

/* switch.S: calls the function of the first switch, and ends backtraces. */
void td__switch_entry(void);

/* The first switch to a stack is to call entry(arg). */
static inline void machine_first(struct saved *s, void (*entry)(void *), void *arg)
{
    __asm__("stmxcsr %0" : "=m"(s->mxcsr));
    __asm__("fnstcw %0" : "=m"(s->x87));
    s->rbx = arg;
    s->r12 = (void *)(uintptr_t)entry;
    s->rip = (void *)(uintptr_t)td__switch_entry;
}

#endif
