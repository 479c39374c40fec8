// A second thread, outside any task, calls async functions: it runs a loop of its own.
// needs: pthread
#include <stdio.h>
#include <tandem.h>
#include <pthread.h>

static async int count(int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++) {
        await td_yield();
        sum += i;
    }
    await td_sleep(1);
    return sum;
}

static void *run(void *arg)
{
    int *n = arg;

    *n = count(*n) + count(2);
    return NULL;
}

int main(void)
{
    pthread_t t;
    int theirs = 10, mine;

    if (pthread_create(&t, NULL, run, &theirs))
        return 1;
    mine = count(5);
    pthread_join(t, NULL);
    printf("%d %d\n", mine, theirs);
    return 0;
}
// expect: 10 46
