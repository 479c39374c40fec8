/* The first use in a process. */
#include "host/host.h"
#include "host/posix/copy.h"

#include <pthread.h>

static pthread_once_t begin_once = PTHREAD_ONCE_INIT;
static void (*child)(void);
static const void *own_state;

static void fork_child(void)
{
    void (*function)(void) = __atomic_load_n(&child, __ATOMIC_RELAXED);
    td__unlock();
    if (function)
        function();
}

static void begin(void)
{
    td__copy_check(__atomic_load_n(&own_state, __ATOMIC_RELAXED));
    pthread_atfork(td__lock, td__unlock, fork_child);
}

void td__host_begin(const void *state, void (*after_fork)(void))
{
    __atomic_store_n(&own_state, state, __ATOMIC_RELAXED);
    if (after_fork)
        __atomic_store_n(&child, after_fork, __ATOMIC_RELAXED);
    pthread_once(&begin_once, begin);
}
