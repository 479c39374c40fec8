/* Eight threads complete eight tasks' completions in any order. */
// needs: pthread
// std: gnu11
// expect: 0
// expect: 100
// expect: 200
// expect: 300
// expect: 400
// expect: 500
// expect: 600
// expect: 700
// expect: sum 2800
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <tandem.h>

struct job {
    td_completion c;
    int n;
};

static void *run(void *arg)
{
    struct job *j = arg;
    struct timespec t = {0, 1000000L * (8 - j->n)};

    nanosleep(&t, NULL);
    td_complete(&j->c, j->n * 100);
    return NULL;
}

static async int work(struct job *j)
{
    pthread_t thread;
    int64_t v = 0;

    if (pthread_create(&thread, NULL, run, j) != 0)
        return -1;
    await td_wait(&j->c, &v);
    pthread_join(thread, NULL);
    return (int)v;
}

async int main(void)
{
    static struct job jobs[8];
    td_task *t[8];
    int sum = 0;

    for (int i = 0; i < 8; i++) {
        jobs[i].n = i;
        t[i] = td_spawn(work, &jobs[i]);
    }
    for (int i = 0; i < 8; i++) {
        int r = 0;
        await td_join(t[i], &r);
        printf("%d\n", r);
        sum += r;
    }
    printf("sum %d\n", sum);
    return 0;
}
