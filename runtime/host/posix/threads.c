/* Threads: the lock, and calls at the end of a thread. */
#include "host/host.h"

#include <pthread.h>
#include <sched.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void td__lock(void)
{
    pthread_mutex_lock(&lock);
}

void td__unlock(void)
{
    pthread_mutex_unlock(&lock);
}

void td__pause(void)
{
    sched_yield();
}

/* ---- the end of a thread: a key for each function ---- */

static pthread_key_t keys[AT_END_COUNT];
static pthread_once_t keys_once = PTHREAD_ONCE_INIT;
static bool have_keys;
static void (*at_end[AT_END_COUNT])(void);

static void end_blocks(void *unused)
{
    (void)unused;
    at_end[AT_END_BLOCKS]();
}

static void end_loop(void *unused)
{
    (void)unused;
    at_end[AT_END_LOOP]();
}

static void make_keys(void)
{
    if (pthread_key_create(&keys[AT_END_BLOCKS], end_blocks) != 0 ||
        pthread_key_create(&keys[AT_END_LOOP], end_loop) != 0)
        td__fatal("no pthread key left");
    have_keys = true;
}

void td__at_thread_end(enum thread_end which, void (*function)(void))
{
    pthread_once(&keys_once, make_keys);
    __atomic_store_n(&at_end[which], function, __ATOMIC_RELAXED);
    if (have_keys) /* not any more, while the process ends */
        pthread_setspecific(keys[which], (void *)keys);
}

/* In a shared object that is unloaded, threads that end later must not call its functions. */
static __attribute__((destructor)) void unload(void)
{
    if (!have_keys)
        return;
    for (int i = 0; i < AT_END_COUNT; i++)
        pthread_key_delete(keys[i]);
    have_keys = false;
}
