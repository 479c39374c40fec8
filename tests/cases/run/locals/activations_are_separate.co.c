// Two activations of the same function at once, each with its own copy of every local.
#include <stdio.h>
#include <tandem.h>

struct acc {
    int n;
    struct acc *peer;
};

static async int f(int n, struct acc *peer)
{
    struct acc here = { n, peer };
    int before = n * 10;

    if (n > 0) {
        int r = await f(n - 1, &here);
        await td_yield();
        return r + here.n * 1000 + before;
    }
    for (struct acc *a = &here; a; a = a->peer) {
        await td_yield();
        a->n++;
    }
    return here.n;
}

async int main(void)
{
    int r = await f(3, NULL);
    printf("%d\n", r);
    return 0;
}
// expect: 9061
