/* td_then calls back with the result when the task has finished. */
// elision: no (interleaving)
// expect: waiting
// expect: done 4
// expect: done 25
// expect: sum 29
#include <stdio.h>
#include <tandem.h>

struct sink {
    int calls, sum;
};

static async int work(int n)
{
    for (int i = 0; i < n; i++)
        await td_yield();
    return n * n;
}

static void done(void *user, const void *result)
{
    struct sink *s = user;

    s->calls++;
    s->sum += *(const int *)result;
    printf("done %d\n", *(const int *)result);
}

async int main(void)
{
    static struct sink s;

    td_then(td_spawn(work, 5), done, &s);
    td_then(td_spawn(work, 2), done, &s);
    printf("waiting\n");
    while (s.calls < 2)
        await td_yield();
    printf("sum %d\n", s.sum);
    return 0;
}
