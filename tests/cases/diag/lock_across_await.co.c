/* A lock of the thread that is held while a task waits. */
#include <pthread.h>
#include <tandem.h>

static pthread_mutex_t m;

async int wrong(void)
{
    pthread_mutex_lock(&m);
    defer pthread_mutex_unlock(&m);
    return await td_yield(); // warning: a thread's lock is held while this waits
}
// note@-4: the lock is taken here

async int right(int n)
{
    pthread_mutex_lock(&m);
    n++;
    pthread_mutex_unlock(&m);
    await td_yield();
    return n;
}
