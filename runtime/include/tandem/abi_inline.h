/* The short functions of abi.h, for every compiler with GNU C; core/abi.c has them for others. */
#ifndef TANDEM_ABI_INLINE_H
#define TANDEM_ABI_INLINE_H

#include "abi.h"

#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The thread's state is 80 bytes, so initial-exec is possible even in a plug-in, where the system
 * keeps a few hundred bytes for it, as the GNU C library does. */
#if defined(__GLIBC__) && !defined(TANDEM_DYNAMIC_TLS)
#define TD__TLS_MODEL __attribute__((tls_model("initial-exec")))
#else
#define TD__TLS_MODEL
#endif

extern __thread struct td__thread td__tls TD__TLS_MODEL;

/* A task's frame stack is a list of segments; it grows up, and the header of a segment lies at its
 * end, so that it is also the limit. td__push and td__pop below need these
 * fields of a task, which are its first; the others are private. The first three words are also
 * where a frame has its header, so that the result of an operation lies where the result of a
 * frame would, and td__done() needs no case distinction. */
struct td__segment {
    char *top;                       /* the next frame begins here */
    struct td__segment *prev, *next; /* next: an empty one kept against ping-pong at the edge */
    char *start; /* of the segment */
    char *name; /* of the task, in its first segment; see td_name */
    size_t size;
};
struct td__task_head {
    union {
        td_task *link; /* in the run queue: the next one */
        size_t slot;   /* in the timers */
        td_task *task; /* that it joins */
        struct td_completion *completion;
        void *object; /* of any other kind of wait */
    } waits;
    td_frame *leaf;
    struct td__segment *segment;
    union {
        int i;
        ptrdiff_t n;
        void *p;
    } result;
    unsigned char kind; /* its state: enum task_kind */
    unsigned char flags;
    unsigned short pool; /* the class of its memory */
    unsigned since; /* when it began to wait, in milliseconds of the loop's clock */
};
enum { TD__YIELDS = 3 };    /* a kind: in the queue, by td_yield */
enum { TD__CANCELLED = 2 }; /* a flag: operations return -ECANCELED */
enum { TD__TASK_SIZE = 48 }; /* the root frame comes after so many bytes */

/* The first fields of a loop: its run queue. */
struct td__loop_head {
    td_task *head, **tail;
};
extern __thread struct td_loop *td__loop TD__TLS_MODEL;

td_frame *td__push_slow(size_t size);
void td__pop_slow(td_frame *frame);
td_frame *td__task_make(size_t root_size);
td__bool td__run_plain(td_frame *frame);
int td__op_refused(void); /* the result of an operation of a cancelled task */
td__bool td__run_spawned(td_frame *frame);
void td__gen_drop_slow(td_gen *gen);

/* Is the C stack so deep that another step should rather be begun by the trampoline? */
TD__FAST td__bool td__is_deep(void)
{
    char *sp;
#if defined(__x86_64__)
    __asm__("mov %%rsp, %0" : "=r"(sp));
#elif defined(__aarch64__)
    __asm__("mov %0, sp" : "=r"(sp));
#else
    sp = (char *)__builtin_frame_address(0);
#endif
    return __builtin_expect(sp < td__tls.deep, 0);
}

TD__FAST void td__init(td_frame *frame, const td__desc *desc, td_frame *caller)
{
    frame->desc = desc;
    frame->caller = caller;
    frame->td__state = 0;
    frame->td__flags = 0;
}

TD__FAST td_frame *td__push(td_frame *caller, const td__desc *desc)
{
    struct td__task_head *task = (struct td__task_head *)(void *)td__tls.task;
    size_t size = (desc->size + 15) & ~(size_t)15;
    struct td__segment *segment = task->segment;
    td_frame *frame = (td_frame *)(void *)segment->top;
    if (__builtin_expect((size_t)((char *)segment - segment->top) < size, 0))
        frame = td__push_slow(size);
    else {
        segment->top += size;
        frame->td__flags = 0;
    }
    /* here, not in td__push_slow: the C compiler sees which step td__start calls */
    frame->desc = desc;
    frame->caller = caller;
    frame->td__state = 0;
    return frame;
}

TD__FAST void td__pop(td_frame *frame)
{
    struct td__task_head *task = (struct td__task_head *)(void *)td__tls.task;
    if (__builtin_expect(frame->td__flags == 0, 1))
        task->segment->top = (char *)frame;
    else
        td__pop_slow(frame);
}

TD__FAST td__bool td__start(td_frame *frame)
{
    if (td__is_deep()) {
        td__tls.next = frame;
        return 0;
    }
    return frame->desc->step(frame, NULL) == TD__DONE;
}

TD__FAST td_frame *td__enter(td_frame *here, const td__desc *desc, td__fn *self)
{
    if (td__tls.target == self) {
        td__tls.target = NULL;
        if (td__tls.caller != TD__SPAWN)
            return td__push(td__tls.caller, desc);
        here = td__task_make(desc->size);
        td__init(here, desc, NULL);
        here->td__flags = TD__ROOT;
        return here;
    }
    td__init(here, desc, NULL);
    here->td__flags = TD__PLAIN;
    return here;
}

TD__FAST td__bool td__run(td_frame *frame)
{
    if (frame->td__flags & (TD__PLAIN | TD__ROOT))
        return frame->td__flags & TD__ROOT ? td__run_spawned(frame) : td__run_plain(frame);
    if (td__start(frame))
        return 1;
    td__tls.pending = 1;
    return 0;
}

TD__FAST td_frame *td__enter_variadic(td_frame *here, const td__desc *desc, td__fn *self)
{
    if (td__tls.target == self && td__tls.caller != TD__SPAWN)
        return td__enter(here, desc, self);
    if (td__tls.target == self)
        td__tls.target = NULL;
    td__init(here, desc, NULL);
    here->td__flags = TD__PLAIN;
    return here;
}

TD__FAST td__bool td__run_variadic(td_frame *frame)
{
    if (frame->td__flags & TD__PLAIN)
        return td__run_plain(frame);
    if (frame->desc->step(frame, NULL) == TD__DONE)
        return 1;
    td__tls.pending = 1;
    return 0;
}

TD__FAST void td__leave(td_frame *frame)
{
    if (__builtin_expect(frame->td__flags == 0, 1) || !(frame->td__flags & TD__PLAIN))
        td__pop(frame);
}

TD__FAST void td__await(td_frame *caller, td__fn *callee)
{
    td__tls.target = callee;
    td__tls.caller = caller;
}

TD__FAST td__bool td__pending(void)
{
    td__bool pending = td__tls.pending;
    td__tls.target = NULL;
    if (pending)
        td__tls.pending = 0;
    return pending;
}

TD__FAST int td__op_result(void)
{
    return ((struct td__task_head *)(void *)td__tls.task)->result.i;
}

TD__FAST int td__op_yield(td_frame *caller)
{
    struct td__task_head *task = (struct td__task_head *)(void *)td__tls.task;
    struct td__loop_head *loop = (struct td__loop_head *)(void *)td__loop;
    if (__builtin_expect((task->flags & TD__CANCELLED) != 0, 0))
        return td__op_refused();
    task->waits.link = NULL;
    task->leaf = caller;
    task->result.i = 0;
    task->kind = TD__YIELDS;
    *loop->tail = (td_task *)(void *)task;
    loop->tail = &task->waits.link;
    return TD__WAITS;
}

TD__FAST void *td__done(size_t offset)
{
    return (char *)td__tls.done + offset;
}

TD__FAST void td__release(void)
{
    if ((void *)td__tls.done != (void *)td__tls.task)
        td__pop(td__tls.done);
}

/* The value that the callee which has just finished returned: `declaration` declares td__r with its
 * type, `pointer` is a pointer to that type. */
#define td__result(declaration, pointer)                                                           \
    (*(pointer)td__done(offsetof(                                                                  \
        struct {                                                                                   \
            td_frame td__head;                                                                           \
            declaration;                                                                           \
        },                                                                                         \
        td__r)))

TD__FAST td__bool td__yielded(int how)
{
    return __builtin_expect(how == TD__YIELDED, 1);
}

TD__FAST void td__gen_init(td_gen *gen, const td__desc *desc)
{
    td__init(&gen->td__head, desc, NULL);
    gen->leaf = gen;
    gen->root = gen;
    gen->out = NULL;
    gen->sent = NULL;
    gen->stack = NULL;
    gen->consumer = NULL;
}

TD__FAST void td__gen_drop(td_gen *gen)
{
    if (gen->leaf != gen || (gen->td__head.desc->flags & (TD__DROPS | TD__STACKFUL)) != 0)
        td__gen_drop_slow(gen);
}

TD__FAST const void *td__sent(const td_gen *self)
{
    return self->root->sent;
}

/* received(T): td_send's value, or the zero given here. */
TD__FAST const void *td__sent_or(const td_gen *self, const void *zero)
{
    const void *sent = td__sent(self);
    return sent ? sent : zero;
}

/* The first multiple of `align` from `place` on: over-aligned variables in a frame. */
TD__FAST void *td__align(void *place, size_t align)
{
    return (char *)place + (-(uintptr_t)place & (align - 1));
}

/* Initialises an aggregate in the frame from a compound literal; `to`. */
TD__FAST void *td__copy(void *to, const void *from, size_t size)
{
    return memcpy(to, from, size);
}

TD__FAST void *td__out(const td_gen *self)
{
    return self->root->out;
}

#ifdef __cplusplus
}
#endif

#endif
