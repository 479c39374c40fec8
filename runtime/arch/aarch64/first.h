/* The registers of a stack that waits, and of one that has not run yet. */
#ifndef TANDEM_FIRST_H
#define TANDEM_FIRST_H

#include "arch/aarch64/layout.h"

#include <stddef.h>
#include <stdint.h>

/* As switch.S pushes them. */
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
_Static_assert(sizeof(struct saved) == SWITCH_SIZE, "switch.S");

/* switch.S: calls the function of the first switch, and ends backtraces. */
void td__switch_entry(void);

/* The first switch to a stack is to call entry(arg). */
static inline void machine_first(struct saved *s, void (*entry)(void *), void *arg)
{
    s->x19 = arg;
    s->x20 = (void *)(uintptr_t)entry;
    s->lr = (void *)(uintptr_t)td__switch_entry;
}

#endif
