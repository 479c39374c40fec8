#include <pthread.h>
#include <stdio.h>
#include <tandem.h>

/* ---- a library with a callback, as one finds it ---- */

struct job {
    int n;
    void (*done)(void *user, long result);
    void *user;
};

static void *work(void *arg)
{
    struct job *job = arg;
    long product = 1;

    for (int i = 2; i <= job->n; i++)
        product *= i;
    job->done(job->user, product);
    return NULL;
}

static void factorial_start(struct job *job)
{
    pthread_t thread;

    pthread_create(&thread, NULL, work, job);
    pthread_detach(thread);
}

/* ---- made awaitable ---- */

static void on_done(void *user, long result)
{
    td_complete(user, result); /* from any thread */
}

async long factorial(int n)
{
    td_completion finished = {0};
    struct job job = {n, on_done, &finished};
    int64_t result = 0;

    factorial_start(&job);
    await td_wait(&finished, &result);
    return (long)result;
}

async int main(void)
{
    printf("%ld\n", await factorial(5) + await factorial(10));
    return 0;
}
