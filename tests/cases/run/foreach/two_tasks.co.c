/* Two tasks loop over the same generator function, each over its own activation. */
// elision: no (interleaving)
// expect: a 1
// expect: b 10
// expect: a 2
// expect: b 11
// expect: a 3
// expect: b 12
// expect: 6 33
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

static async int worker(const char *name, int lo)
{
    int n = 0;

    foreach (int, v, range(lo, lo + 3)) {
        printf("%s %d\n", name, v);
        n += v;
        await td_yield();
    }
    return n;
}

async int main(void)
{
    td_task *a = td_spawn(worker, "a", 1), *b = td_spawn(worker, "b", 10);
    int x, y;

    await td_join(a, &x);
    await td_join(b, &y);
    printf("%d %d\n", x, y);
    return 0;
}
