/* The contract of transformed code and the runtime.  The tool writes such code, not a programmer.
 *
 * A stackless function becomes a frame, a step and a ramp:
 *
 *     struct fetch__td {            the frame: header, right after it the result
 *         td_frame td__head;              (generators: td_gen td__gen; and no result), then all that lives
 *         int td__value;               across suspensions
 *         int id;
 *     };
 *     static int fetch__td_step(td_frame *, void *out);      runs to the next suspension
 *     static const td__desc fetch__td_desc;
 *     int fetch(int id)             the ramp: the function's own C symbol
 *     {
 *         struct fetch__td td_here;
 *         struct fetch__td *td_f = (struct fetch__td *)td__enter(&td_here.td__head, &fetch__td_desc,
 *                                                                (td__fn *)fetch);
 *         int td_result = {0};
 *         td_f->id = id;
 *         if (td__run(&td_f->td__head)) {
 *             td_result = td_f->td__value;
 *             td__leave(&td_f->td__head);
 *         }
 *         return td_result;
 *     }
 *
 * How the ramp is called is announced in a thread-local (`await` through a pointer or into
 * another file, td_spawn); the announcement names the function, so that a plain function
 * that ignores it cannot pass it on to another one:
 *
 *     td__await(&td_f->td__head, (td__fn *)op);          announce: op is awaited by this frame
 *     x = op(3);                                   a plain call
 *     if (td__pending()) {                         op took the announcement and suspended
 *         td_f->td__head.td__state = 2; return TD__SUSPENDED;
 *     td_2:;
 *         x = *(int *)td__done(offsetof(struct { td_frame td__head; int r; }, r));
 *         td__release();                           gives op's frame back
 *     }
 *
 * The ramp of a function with variable arguments keeps the list of them while the first step runs,
 * which is at once, whatever calls it: td__enter_variadic, td__run_variadic. A later step must not ask.
 *
 * A callee in the same file is stepped directly: embedded in the caller's frame
 * (td__init, then its step), or pushed on the task's frame stack (td__push, td__start; the
 * frame of a finished pushed callee is given back by td__pop).
 *
 * A function that keeps a stack is ordinary C; only where it begins a task (td_spawn, or a call from
 * outside every task) is there a frame, which holds its arguments:
 *     int fetch(int id) {
 *         struct fetch__td td_here, *td_f = (struct fetch__td *)td__spawned(
 *             &td_here.td__head, &fetch__td_desc, (td__fn *)fetch);
 *         if (td_f) { ... as in the ramp above ... }
 *         ...the body as it was...
 *     and its step calls it:  td_f->td__value = fetch(td_f->id); return TD__DONE;
 */
#ifndef TANDEM_ABI_H
#define TANDEM_ABI_H

#if !defined(__GNUC__)
#include <stdarg.h>
#endif
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
typedef bool td__bool;
#else
typedef _Bool td__bool; /* not <stdbool.h>: old programs have a bool, true and false of their own */
#endif

typedef struct td_frame td_frame;
typedef struct td__desc td__desc;
typedef struct td_gen td_gen;
typedef struct td_task td_task;
struct td__blocks;
typedef void td__fn(void);

/* What a step returns. */
enum {
    TD__SUSPENDED = 0, /* it waits; the end of the wait puts its task into the queue */
    TD__DONE = 1,      /* it returned; the result is in the frame; step the caller next */
    TD__YIELDED = 2,   /* a generator stored a value */
    TD__AGAIN = 3      /* a generator delegated or ended a delegation: step root->leaf next */
};

/* Steps a frame from its state. `out`: synchronous generators store the yielded value there; NULL
 * tells one to unwind (it is dropped). Others ignore it. */
typedef int td__step(td_frame *frame, void *out);

enum {
    TD__ASYNC = 1,     /* awaits: runs only inside a task */
    TD__GENERATOR = 2, /* the frame begins with td_gen */
    TD__STACKFUL = 4,  /* keeps a stack */
    TD__DROPS = 8      /* a generator with something to do when it is dropped part-way */
};
struct td__desc {
    td__step *step;
    void (*body)(td_gen *gen); /* stackful generators: the body, entered on its own stack */
    const char *name, *file;   /* for reports: the function and the annotated file */
    const unsigned *lines;     /* lines[state]: where it is suspended; lines[0]: the function */
    unsigned n_lines;
    unsigned flags;
    size_t size;                       /* of the frame */
    size_t result_offset, result_size; /* 0, 0 for void; generators: value size in result_size */
};

struct td_frame {
    const td__desc *desc;
    td_frame *caller; /* awaits it (async), or delegated to it (generators) */
    unsigned td__state; /* 0: not started; then the number of the suspension; dispatch label */
    unsigned td__flags; /* the runtime's, but for TD__DROPPING */
};
enum {
    TD__DROPPING = 1, /* set in an async generator's frame: resume means unwind */
    TD__PLAIN = 2,    /* of a plain call: the frame is on the caller's C stack */
    TD__ROOT = 4,     /* of a task: the frame comes after the task */
    TD__POOLED = 8,   /* a generator made by td__gen_new; the bits from 8 on are its pool class */
    TD__FREED = 32,   /* was a generator made by td__gen_new: td_gen_free has taken it */
    TD__EDGE = 16     /* the first on a segment of the frame stack: see core/frames.c */
};

/* Frames lie at multiples of 16 bytes (max_align_t). */

/* ---- called by transformed code (the runtime provides them, inline where it pays) ----
 * With GNU C the short ones are inline, from abi_inline.h; other compilers call them. */
#if !defined(TD__FAST)
#if defined(__GNUC__)
#define TD__FAST static __inline /* -std=c89 knows this one */
#else
#define TD__FAST
#endif
#endif

/* ramps: see above. td__run is true when the frame has finished; false when the caller was told
 * "pending" or a task was made. td__enter and td__spawned set the header. */
TD__FAST td_frame *td__enter(td_frame *here, const td__desc *desc, td__fn *self);
td_frame *td__spawned(td_frame *here, const td__desc *desc, td__fn *self);
TD__FAST td__bool td__run(td_frame *frame);
TD__FAST void td__leave(td_frame *frame);

/* With variable arguments: never put off, so td_spawn of such a function runs it to its end. */
TD__FAST td_frame *td__enter_variadic(td_frame *here, const td__desc *desc, td__fn *self);
TD__FAST td__bool td__run_variadic(td_frame *frame);
#if defined(__GNUC__) /* without <stdarg.h> and the names that it brings */
typedef __builtin_va_list td__va_list;
#define td__va_start(list, last) __builtin_va_start(list, last)
#define td__va_copy(to, from) __builtin_va_copy(to, from)
#define td__va_end(list) __builtin_va_end(list)
#else
typedef va_list td__va_list;
#define td__va_start(list, last) va_start(list, last)
#define td__va_copy(to, from) va_copy(to, from)
#define td__va_end(list) va_end(list)
#endif

/* awaits */
TD__FAST void td__await(td_frame *caller, td__fn *callee); /* announce */
TD__FAST td__bool td__pending(void);    /* true: the callee suspended; withdraws the announcement */
TD__FAST void *td__done(size_t offset); /* in the frame of the callee that has just finished */
TD__FAST void td__release(void);        /* gives that frame back */
TD__FAST void td__init(td_frame *frame, const td__desc *desc, td_frame *caller); /* embedded */
/* Operations of the runtime (TD__OPERATION before a prototype) return int, have no frame and need no
 * announcement where their name is written: `x = await td_sleep(10)` is
 *     x = td__op_sleep(&td_f->td__head, 10);
 *     if (x == TD__WAITS) {
 *         td_f->td__head.td__state = 3; return TD__SUSPENDED;
 *     td_3:;
 *         x = td__op_result();
 *     }
 */
#define TD__WAITS (-2147483647 - 1) /* no operation returns that */
TD__FAST int td__op_result(void);
/* From the task's frame stack. */
TD__FAST td_frame *td__push(td_frame *caller, const td__desc *desc);
/* Steps a pushed frame; false: suspended (or put off, where the C stack is deep: then the
 * trampoline begins it). */
TD__FAST td__bool td__start(td_frame *frame);
TD__FAST void td__pop(td_frame *frame);

/* generators. Ramp: struct range__td *td_f = (struct range__td *)td__gen_new(&range__td_desc);
 * td_f->lo = lo; return &td_f->td__gen;  Embedded in a foreach: td__gen_init(&g.td__gen, &desc) and, at
 * every exit, td__gen_drop(&g.td__gen), which runs pending defers and frees delegates, not the frame.
 * A generator that never delegates may be driven by its step instead of td_next, so that the C
 * compiler sees through it: while (td__yielded(step(&g.td__gen.td__head, &v))) ...; after TD__DONE it must
 * then not be stepped, and not be dropped unless its state has been set to 0. td_next may go on
 * after the end, and td__gen_drop after td_next's end does nothing. A generator that is driven so
 * and never dropped, delegates nowhere and is sent nothing needs no more than td__init(&g.td__gen.td__head). */
TD__FAST td__bool td__yielded(int how); /* how == TD__YIELDED, which is likely */
td_gen *td__gen_new(const td__desc *desc);
TD__FAST void td__gen_init(td_gen *gen, const td__desc *desc);
TD__FAST void td__gen_drop(td_gen *gen);
/* yield_from: makes `inner` the one to resume; the step then stores its state and returns
 * TD__AGAIN; when inner has ended (and was freed by the runtime) it is stepped again from that
 * state. */
void td__delegate(td_gen *self, td_gen *inner);
/* received(T): the sent value or NULL. */
TD__FAST const void *td__sent(const td_gen *self);
TD__FAST const void *td__sent_or(const td_gen *self, const void *zero);
TD__FAST void *td__align(void *place, size_t align); /* over-aligned variables in a frame */
/* Initialises an aggregate that lives in the frame: memcpy, without its header for the user. */
TD__FAST void *td__copy(void *to, const void *from, size_t size);
/* Async generators, stackless: where to store the value before returning TD__YIELDED. */
TD__FAST void *td__out(const td_gen *self);
/* Stackful generators: .step of the descriptor is td__stack_step, .body the body. In the body: give
 * a value away / delegate; true: dropped, unwind. When the body returns, the generator has
 * ended. */
int td__stack_step(td_frame *frame, void *out);
td__bool td__stack_yield(td_gen *self, const void *value, size_t size);
td__bool td__stack_delegate(td_gen *self, td_gen *inner);
/* Dropping an async generator may await: an async operation like td_sleep (announce it). Cancels do
 * not reach it. NULL is fine. */
int td__agen_free(td_gen *gen);
int td__op_agen_free(td_frame *caller, td_gen *gen);

/* One generator: td_next resumes root->leaf, whatever the depth of delegation. */
struct td_gen {
    td_frame td__head;
    td_gen *leaf;       /* root only: the innermost generator */
    td_gen *root;       /* the one the consumer holds */
    void *out;          /* root of an async or stackful generator: where values go */
    const void *sent;   /* root: td_send's value, during that resume only */
    void *stack;        /* a stackful generator's own stack */
    td_frame *consumer; /* root of an async generator: the frame that awaits td_anext */
};

/* What a thread is doing; see runtime/README.md. Only the functions above touch it. */
struct td__thread {
    td_task *task;    /* the task that runs; NULL outside */
    td__fn *target;   /* the announcement: this function is called next ... */
    td_frame *caller; /* ... and awaited by this frame, or spawned (TD__SPAWN) */
    td_frame *done;   /* the frame that has just finished; an operation's result is in its task */
    td_frame *next;   /* to be begun by the trampoline: the C stack was deep */
    char *deep;       /* the C stack is deep below this address */
    td__bool pending;     /* the callee took the announcement and has suspended */
    td_task *spawned; /* the callee took the announcement and is this task */
    struct td__blocks *blocks; /* the thread's memory; see core/block.h */
};
#define TD__SPAWN ((td_frame *)1)

#ifdef __cplusplus
}
#endif

#if defined(__GNUC__)
#include "abi_inline.h"
#endif

#endif
