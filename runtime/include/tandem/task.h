/* Tasks. */
#ifndef TANDEM_TASK_H
#define TANDEM_TASK_H

#include <stddef.h>

#include "abi.h"
#include "keywords.h"

#ifdef __cplusplus
extern "C" {
#endif

/* td_task *td_spawn(F, args...): starts F(args...) as a task, which runs when the caller next
 * suspends. The call is type-checked as F(args...) would be. The handle must be spent: by td_join,
 * td_detach or td_then. F is an async function or a pointer to one. A plain C function that a
 * pointer points to cannot be started later: it runs at once, and the task is one that has finished
 * (with its result under GNU C, otherwise without).
 *
 * A compound literal among the arguments wants parentheses around it: its commas would separate
 * the macro's arguments. At most 12 arguments. Without GNU C, arguments must not call F itself. */
#define td_spawn(...) TD__SPAWN_CALL(__VA_ARGS__)

/* Waits until `task` has finished, copies its result to `*result` (NULL: not wanted) and spends the
 * handle. On an error the handle stays valid: -ECANCELED; -EDEADLK: a task joins itself; -EBUSY:
 * another one joins it already; -EINVAL: NULL, or a task that was detached or given to td_then.
 * A task of another thread is an error of the program: a message, then abort(). */
TD__OPERATION int td_join(td_task *task, void *result);
int td__op_join(td_frame *caller, td_task *task, void *result);

/* As macros they also tell the size of `*result`, where its type has one: not for a void *. A task's
 * result that has another size is an error of the program. A cast to void * takes the check away, for
 * an object that is larger on purpose, or of a type that is not complete. */
#if defined(__GNUC__) && !defined(__cplusplus)
#define td_join(task, ...)                                                                         \
    (td_join)(td__join_check(task, TD__OBJECT_SIZE(__VA_ARGS__)), __VA_ARGS__)
#define td__op_join(caller, task, ...)                                                             \
    (td__op_join)(caller, td__join_check(task, TD__OBJECT_SIZE(__VA_ARGS__)), __VA_ARGS__)
/* sizeof *pointer, 0 for a void * and a null pointer constant */
#define TD__OBJECT_SIZE(pointer)                                                                   \
    (__extension__(__builtin_choose_expr(                                                          \
        __builtin_types_compatible_p(__typeof__(*(1 ? (pointer) : (void *)0)), void), (size_t)0,   \
        sizeof(*(1 ? (pointer) : (void *)0)))))
#endif
TD__FAST td_task *td__join_check(td_task *task, size_t size); /* 0: not known */
td_task *td__join_check_slow(td_task *task, size_t size);

/* Spends the handle: the task goes on by itself, and its result is dropped. A task that is being
 * joined, or whose handle has been spent, is an error of the program, here and in td_then. */
void td_detach(td_task *task);

/* Makes the operation that the task waits in, and each later one, return -ECANCELED. */
void td_cancel(td_task *task);

/* When the task has finished, the loop calls done(user, result) outside every task; `result` points
 * to its result during that call (NULL for void). Spends the handle. */
void td_then(td_task *task, void (*done)(void *user, const void *result), void *user);

/* Names the running task, for reports; the text is copied. */
void td_name(const char *name);

/* The running task; NULL outside. Not a handle to be spent, unless its spawner hands that over. */
td_task *td_self(void);

/* ---- how td_spawn does it ----
 *
 * The ramp finds the announcement and makes a task instead of running. Arguments are evaluated
 * before the call but after the announcement, and may themselves call F, or announce something; so
 * each argument that is not a constant takes the announcement back while it is evaluated.
 * Constants stay as they are: 0 must remain a null pointer constant. */
TD__FAST void td__spawn_announce(td__fn *callee);
TD__FAST td_task *td__spawn_end(const void *result, size_t size);
td_task *td__spawn_plain(const void *result, size_t size); /* of a plain function that has run */

#if defined(__GNUC__)
TD__FAST td_task *td__join_check(td_task *task, size_t size)
{
    const char *root = (const char *)task + TD__TASK_SIZE;
    if (size == 0)
        return task;
    if (__builtin_expect(task && (*(const td__desc *const *)(const void *)root)->result_size == size, 1))
        return task;
    return td__join_check_slow(task, size);
}

TD__FAST void td__spawn_announce(td__fn *callee)
{
    td__await(TD__SPAWN, callee);
}

TD__FAST td_task *td__spawn_end(const void *result, size_t size)
{
    td_task *task = td__tls.spawned;
    td__tls.target = NULL;
    td__tls.spawned = NULL;
    return task ? task : td__spawn_plain(result, size);
}
#endif

#define TD__CAT(a, b) TD__CAT_(a, b)
#define TD__CAT_(a, b) a##b
#define TD__COUNT(...) TD__COUNT_(__VA_ARGS__, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, )
#define TD__COUNT_(f, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, n, ...) n

#if defined(__GNUC__) && !defined(__cplusplus)
#define TD__SPAWN_CALL(...) TD__CAT(TD__SPAWN_, TD__COUNT(__VA_ARGS__))(__COUNTER__, __VA_ARGS__, )

#define TD__A(n, a)                                                                                \
    __builtin_choose_expr(__builtin_constant_p(a), a, __extension__({                              \
                              __auto_type TD__CAT(td__a, n) = (td__spawn_announce(NULL), (a));     \
                              td__spawn_announce((td__fn *)TD__CAT(td__f, n));                     \
                              TD__CAT(td__a, n);                                                   \
                          }))
#define TD__IS_VOID(call) __builtin_types_compatible_p(__typeof__(call), void)
#define TD__SPAWN_DO(n, F, plain, call)                                                            \
    __extension__({                                                                                \
        __auto_type TD__CAT(td__f, n) = (F);                                                       \
        __typeof__(__builtin_choose_expr(TD__IS_VOID(plain), (char)0, plain)) TD__CAT(td__r, n);   \
        td__spawn_announce((td__fn *)TD__CAT(td__f, n));                                           \
        TD__CAT(td__r, n) = __builtin_choose_expr(TD__IS_VOID(plain), (call, (char)0), call);      \
        td__spawn_end(&TD__CAT(td__r, n), TD__IS_VOID(plain) ? 0 : sizeof TD__CAT(td__r, n));      \
    })
#define TD__SPAWN_0(n, F, ...) TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(), TD__CAT(td__f, n)())
#define TD__SPAWN_1(n, F, a, ...)                                                                  \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a), TD__CAT(td__f, n)(TD__A(n, a)))
#define TD__SPAWN_2(n, F, a, b, ...)                                                               \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b), TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b)))
#define TD__SPAWN_3(n, F, a, b, c, ...)                                                            \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c),                                                 \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c)))
#define TD__SPAWN_4(n, F, a, b, c, d, ...)                                                         \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d),                                              \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d)))
#define TD__SPAWN_5(n, F, a, b, c, d, e, ...)                                                      \
    TD__SPAWN_DO(                                                                                  \
        n, F, TD__CAT(td__f, n)(a, b, c, d, e),                                                    \
        TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d), TD__A(n, e)))
#define TD__SPAWN_6(n, F, a, b, c, d, e, f, ...)                                                   \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f),                                        \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f)))
#define TD__SPAWN_7(n, F, a, b, c, d, e, f, g, ...)                                                \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f, g),                                     \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f), TD__A(n, g)))
#define TD__SPAWN_8(n, F, a, b, c, d, e, f, g, h, ...)                                             \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f, g, h),                                  \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f), TD__A(n, g), TD__A(n, h)))
#define TD__SPAWN_9(n, F, a, b, c, d, e, f, g, h, i, ...)                                          \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f, g, h, i),                               \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f), TD__A(n, g), TD__A(n, h),             \
                                   TD__A(n, i)))
#define TD__SPAWN_10(n, F, a, b, c, d, e, f, g, h, i, j, ...)                                      \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f, g, h, i, j),                            \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f), TD__A(n, g), TD__A(n, h),             \
                                   TD__A(n, i), TD__A(n, j)))
#define TD__SPAWN_11(n, F, a, b, c, d, e, f, g, h, i, j, k, ...)                                   \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f, g, h, i, j, k),                         \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f), TD__A(n, g), TD__A(n, h),             \
                                   TD__A(n, i), TD__A(n, j), TD__A(n, k)))
#define TD__SPAWN_12(n, F, a, b, c, d, e, f, g, h, i, j, k, l, ...)                                \
    TD__SPAWN_DO(n, F, TD__CAT(td__f, n)(a, b, c, d, e, f, g, h, i, j, k, l),                      \
                 TD__CAT(td__f, n)(TD__A(n, a), TD__A(n, b), TD__A(n, c), TD__A(n, d),             \
                                   TD__A(n, e), TD__A(n, f), TD__A(n, g), TD__A(n, h),             \
                                   TD__A(n, i), TD__A(n, j), TD__A(n, k), TD__A(n, l)))
#else
#define TD__SPAWN_CALL(...) TD__CAT(TD__SPAWN_, TD__COUNT(__VA_ARGS__))(__VA_ARGS__, )
#define TD__SPAWN_0(F, ...) (td__spawn_announce((td__fn *)(F)), (void)(F)(), td__spawn_end(NULL, 0))
#define TD__SPAWN_1(F, a, ...)                                                                     \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a), td__spawn_end(NULL, 0))
#define TD__SPAWN_2(F, a, b, ...)                                                                  \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b), td__spawn_end(NULL, 0))
#define TD__SPAWN_3(F, a, b, c, ...)                                                               \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c), td__spawn_end(NULL, 0))
#define TD__SPAWN_4(F, a, b, c, d, ...)                                                            \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d), td__spawn_end(NULL, 0))
#define TD__SPAWN_5(F, a, b, c, d, e, ...)                                                         \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e), td__spawn_end(NULL, 0))
#define TD__SPAWN_6(F, a, b, c, d, e, f, ...)                                                      \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f), td__spawn_end(NULL, 0))
#define TD__SPAWN_7(F, a, b, c, d, e, f, g, ...)                                                   \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f, g), td__spawn_end(NULL, 0))
#define TD__SPAWN_8(F, a, b, c, d, e, f, g, h, ...)                                                \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f, g, h), td__spawn_end(NULL, 0))
#define TD__SPAWN_9(F, a, b, c, d, e, f, g, h, i, ...)                                             \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f, g, h, i),                      \
     td__spawn_end(NULL, 0))
#define TD__SPAWN_10(F, a, b, c, d, e, f, g, h, i, j, ...)                                         \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f, g, h, i, j),                   \
     td__spawn_end(NULL, 0))
#define TD__SPAWN_11(F, a, b, c, d, e, f, g, h, i, j, k, ...)                                      \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f, g, h, i, j, k),                \
     td__spawn_end(NULL, 0))
#define TD__SPAWN_12(F, a, b, c, d, e, f, g, h, i, j, k, l, ...)                                   \
    (td__spawn_announce((td__fn *)(F)), (void)(F)(a, b, c, d, e, f, g, h, i, j, k, l),             \
     td__spawn_end(NULL, 0))
#endif

#ifdef __cplusplus
}
#endif

#endif
