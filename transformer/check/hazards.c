/* Constructs that are legal in an async function and hardly ever meant:
 *
 *     sleep(1);                     holds the thread, and with it every other task
 *     pthread_mutex_lock(&m);       the task that runs meanwhile may lock m, on this very thread:
 *     await td_yield();             then m is never unlocked
 *     if (await f() < 0)            errno is that of the last call of some other task
 *         return -errno;
 *
 * One walk in the order of the text, which is that of evaluation but for loops and gotos: no path
 * is followed, so some hazards are missed, and nearly all reports are right. */
#include "check/rules.h"

#include "diag/diag.h"


struct hazards {
    struct fn *fn;
    struct node *lock;   /* the call that took a lock and was not undone, or NULL */
    const char *awaited; /* since this await no other call was made, or NULL */
    bool deferred;       /* in a deferred statement */
};

/* The name of a function that is called directly and belongs to the system; else "". */
static const char *system_callee(struct fn *fn, struct node *call)
{
    struct node *callee = strip_parens(call->kids[0]);
    if (!callee || callee->kind != N_IDENT || callee->symbol)
        return "";
    const struct function_info *info = called_function(fn, call);
    if (!info || info->file < 0 || info->flags & FUNCTION_DEFINED ||
        !fn->unit->files.at[info->file].is_system)
        return "";
    return info->name;
}

static void check_call(struct hazards *h, struct node *call)
{
    /* joining a thread is left out: one that has given its result already ends at once */
    static const char *const blocking[] = {"sleep",
                                           "usleep",
                                           "nanosleep",
                                           "clock_nanosleep",
                                           "thrd_sleep",
                                           "pause",
                                           "poll",
                                           "ppoll",
                                           "select",
                                           "pselect",
                                           "epoll_wait",
                                           "epoll_pwait",
                                           "wait",
                                           "waitpid",
                                           "waitid",
                                           "system",
                                           "sigwait",
                                           "sigsuspend",
                                           "sem_wait",
                                           "sem_timedwait",
                                           "accept",
                                           "connect",
                                           "recv",
                                           "recvfrom",
                                           "recvmsg",
                                           "getaddrinfo",
                                           "gethostbyname",
                                           "pthread_cond_wait",
                                           "cnd_wait",
                                           "cnd_timedwait",
                                           "pthread_cond_timedwait",
                                           "pthread_barrier_wait",
                                           "getchar",
                                           NULL};
    static const char *const locks[] = {"pthread_mutex_lock",    "pthread_mutex_timedlock",
                                        "pthread_rwlock_rdlock", "pthread_rwlock_wrlock",
                                        "pthread_spin_lock",     "mtx_lock",
                                        "mtx_timedlock",         NULL};
    static const char *const unlocks[] = {"pthread_mutex_unlock", "pthread_rwlock_unlock",
                                          "pthread_spin_unlock", "mtx_unlock", NULL};
    static const char *const errnos[] = {"__errno_location", "__error", "__errno",
                                         "___errno",         "_errno",  NULL};
    struct fn *fn = h->fn;
    const char *name = system_callee(fn, call);
    if (is_one_of(name, errnos)) {
        struct node *assigned = call->parent; /* (*__errno_location()) = 0 */
        while (assigned && (assigned->kind == N_PAREN || is_unary(fn, assigned, "*")))
            assigned = assigned->parent;
        bool written = assigned && assigned->kind == N_ASSIGN && call->end <= assigned->op;
        if (h->awaited && !written)
            diag_at(fn->unit, D_ERRNO_AFTER_AWAIT, node_range(fn, call), h->awaited);
        h->awaited = NULL;
        return;
    }
    h->awaited = NULL;
    if (is_one_of(name, blocking))
        diag_at(fn->unit, D_BLOCKING, node_range(fn, call), name);
    if (is_one_of(name, locks) && !h->deferred)
        h->lock = call;
    else if (is_one_of(name, unlocks) && !h->deferred)
        h->lock = NULL;
}

static void walk(struct hazards *h, struct node *node)
{
    struct fn *fn = h->fn;
    bool deferred = h->deferred;
    if (node->flags & NODE_UNEVALUATED)
        return;
    h->deferred |= node->kind == N_DEFER;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk(h, node->kids[i]);
    h->deferred = deferred;
    struct node *call = node->kind == N_AWAIT ? awaited_call(node) : NULL;
    if (node->kind == N_CALL) {
        check_call(h, node);
    } else if (call && fn_is_async(fn)) {
        const struct function_info *info = called_function(fn, call);
        h->awaited = info ? info->name : "a function";
        if (h->lock) {
            diag_at(fn->unit, D_LOCK_ACROSS_AWAIT, node_range(fn, node));
            diag_note(fn->unit, node_range(fn, h->lock), "the lock is taken here");
            h->lock = NULL; /* once is enough */
        }
    }
}

void hazards_check(struct fn *fn)
{
    struct hazards hazards = {.fn = fn};
    if (fn_is_async(fn))
        walk(&hazards, fn->body);
}
