/* For processors with a switch.S, which moves the registers. It is an external function on purpose:
 * gcc keeps file-static variables in registers across inline assembly, even with a memory clobber.
 */
#ifndef TANDEM_ASSEMBLY_H
#define TANDEM_ASSEMBLY_H

struct machine {
    void *sp; /* the registers are there: struct saved */
};

/* Pushes the callee-saved registers, stores the stack pointer in *save_sp, continues at `sp`. */
void td__switch(void **save_sp, void *sp);

/* The stack grows down from `top`. */
static inline void machine_make(struct machine *machine, char *low, char *top,
                                void (*entry)(void *), void *arg)
{
    /* td__switch_entry begins with a stack pointer that is a multiple of 16 */
    struct saved *s = (struct saved *)(void *)((uintptr_t)top & ~(uintptr_t)15) - 1;
    (void)low;
    *s = (struct saved){0};
    machine_first(s, entry, arg);
    machine->sp = s;
}

/* from == NULL: the running stack is not continued. */
static inline void machine_switch(struct machine *from, struct machine *to)
{
    void *unused;
    td__switch(from ? &from->sp : &unused, to->sp);
}

#endif
