/* Any processor whose C library has ucontext: slower, since each switch saves the signal mask. */
#ifndef TANDEM_FIRST_H
#define TANDEM_FIRST_H

#include <stddef.h>
#include <stdint.h>
#include <ucontext.h>

struct machine {
    ucontext_t ucontext;
    void (*entry)(void *);
    void *arg;
};

/* makecontext passes integers only: the halves of the pointer. */
static inline void machine_entry(unsigned high, unsigned low)
{
    struct machine *m = (struct machine *)(((uintptr_t)high << 16 << 16) | low);
    m->entry(m->arg);
}

static inline void machine_make(struct machine *m, char *low, char *top, void (*entry)(void *),
                                void *arg)
{
    uintptr_t p = (uintptr_t)m;
    m->entry = entry;
    m->arg = arg;
    getcontext(&m->ucontext);
    m->ucontext.uc_stack.ss_sp = low;
    m->ucontext.uc_stack.ss_size = (size_t)(top - low);
    m->ucontext.uc_link = NULL;
    makecontext(&m->ucontext, (void (*)(void))machine_entry, 2, (unsigned)(p >> 16 >> 16),
                (unsigned)p);
}

/* from == NULL: the running stack is not continued. */
static inline void machine_switch(struct machine *from, struct machine *to)
{
    ucontext_t unused;
    swapcontext(from ? &from->ucontext : &unused, &to->ucontext);
}

#endif
