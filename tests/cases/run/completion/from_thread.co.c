/* A thread completes while the loop has nothing else to do. */
// needs: pthread
// std: gnu11
// expect: 0
// expect: 1234
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <tandem.h>

static void *run(void *arg)
{
    struct timespec t = {0, 5000000};

    nanosleep(&t, NULL);
    td_complete(arg, 1234);
    return NULL;
}

async int main(void)
{
    static td_completion c;
    pthread_t thread;
    int64_t v = 0;

    if (pthread_create(&thread, NULL, run, &c) != 0)
        return 1;
    printf("%d\n", await td_wait(&c, &v));
    pthread_join(thread, NULL);
    printf("%d\n", (int)v);
    return 0;
}
