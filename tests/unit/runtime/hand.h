/* Coroutines as the tool would write them, by hand: what the tests of the runtime run. Each shows
 * the annotated function that it replaces. */
#ifndef HAND_H
#define HAND_H

#define TANDEM_PREFIXED_KEYWORDS
#include <tandem.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Is it built with a sanitizer that brings its own malloc and handlers? */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#if !defined(SANITIZED)
#define SANITIZED 0
#endif

#define FN(f) ((td__fn *)(f))
/* The offset of a callee's result of type T, after its header. */
#define RESULT(T)                                                                                  \
    offsetof(                                                                                      \
        struct {                                                                                   \
            td_frame td__head;                                                                           \
            T r;                                                                                   \
        },                                                                                         \
        r)

/* Awaits CALL of FUNCTION in a step whose frame is `f`; the result of type T goes to `to`. */
#define AWAIT(n, to, T, function, call)                                                            \
    td__await(&f->td__head, FN(function));                                                               \
    to = call;                                                                                     \
    if (td__pending()) {                                                                           \
        f->td__head.td__state = n;                                                                           \
        return TD__SUSPENDED;                                                                      \
        td_##n : to = *(T *)td__done(RESULT(T));                                                   \
        td__release();                                                                             \
    }

/* The same for generators, whose header is a td_gen. */
#define AWAIT_IN_GEN(n, to, T, function, call)                                                     \
    td__await(&f->gen.td__head, FN(function));                                                           \
    to = call;                                                                                     \
    if (td__pending()) {                                                                           \
        f->gen.td__head.td__state = n;                                                                       \
        return TD__SUSPENDED;                                                                      \
        td_##n : to = *(T *)td__done(RESULT(T));                                                   \
        td__release();                                                                             \
    }

/* The ramp's end, once the arguments are stored. */
#define RAMP_END(T)                                                                                \
    {                                                                                              \
        T td_result = {0};                                                                         \
        if (td__run(&f->td__head)) {                                                                     \
            td_result = f->result;                                                                 \
            td__leave(&f->td__head);                                                                     \
        }                                                                                          \
        return td_result;                                                                          \
    }
#define DESC(function, flag)                                                                       \
    static const unsigned function##__td_lines[] = {10, 11, 12, 13, 14, 15};                       \
    static const td__desc function##__td_desc = {                                                  \
        .step = function##__td_step,                                                               \
        .name = #function,                                                                         \
        .file = "hand.co.c",                                                                       \
        .lines = function##__td_lines,                                                             \
        .n_lines = 6,                                                                              \
        .flags = flag,                                                                             \
        .size = sizeof(struct function##__td),                                                     \
        .result_offset = offsetof(struct function##__td, result),                                  \
        .result_size = sizeof(((struct function##__td *)0)->result),                               \
    }
#define GEN_DESC(function, T, flag)                                                                \
    static const unsigned function##__td_lines[] = {10, 11, 12, 13, 14, 15};                       \
    static const td__desc function##__td_desc = {                                                  \
        .step = function##__td_step,                                                               \
        .name = #function,                                                                         \
        .file = "hand.co.c",                                                                       \
        .lines = function##__td_lines,                                                             \
        .n_lines = 6,                                                                              \
        .flags = TD__GENERATOR | (flag),                                                           \
        .size = sizeof(struct function##__td),                                                     \
        .result_size = sizeof(T),                                                                  \
    }
#define RAMP_BEGIN(function)                                                                       \
    struct function##__td td_here;                                                                 \
    struct function##__td *f = (struct function##__td *)(void *)td__enter(                         \
        &td_here.td__head, &function##__td_desc, FN(function))

#endif
