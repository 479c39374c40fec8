/* Spawning through function pointers: a variable, a table, a struct member, a parameter. */
// expect: 2
// expect: 14
// expect: 100
// expect: 100
#include <stdio.h>
#include <tandem.h>

typedef async int step(int);

static async int inc(int n)
{
    await td_yield();
    return n + 1;
}

static async int dbl(int n)
{
    await td_yield();
    return n * 2;
}

struct job {
    async int (*run)(int);
    int arg;
};

static async int by_parameter(step *f, int n)
{
    td_task *t = td_spawn(f, n);
    int r = 0;

    await td_join(t, &r);
    return r;
}

async int main(void)
{
    async int (*one)(int) = inc;
    step *const table[] = {inc, dbl};
    struct job job = {dbl, 50};
    td_task *t[4];
    int r[4] = {0};

    t[0] = td_spawn(one, 1);
    t[1] = td_spawn(table[1], 7);
    t[2] = td_spawn(job.run, job.arg);
    t[3] = td_spawn(by_parameter, inc, 99);
    for (int i = 0; i < 4; i++) {
        await td_join(t[i], &r[i]);
        printf("%d\n", r[i]);
    }
    return 0;
}
