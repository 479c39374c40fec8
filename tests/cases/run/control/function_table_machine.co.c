// A table of state functions, each of which returns the next one's number.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int trace[16], n_trace;

static async int start(int n)
{
    trace[n_trace++] = 0;
    await td_yield();
    return n > 2 ? 2 : 1;
}

static async int middle(int n)
{
    trace[n_trace++] = 1;
    return await later(n) % 2 ? 2 : 3;
}

static async int last(int n)
{
    trace[n_trace++] = 2;
    await td_sleep(1);
    return n > 3 ? 1 : 3;
}

static async int (*const table[])(int) = { start, middle, last };

async int main(void)
{
    for (int n = 1; n < 6; n++) {
        int state = 0, steps = 0;
        n_trace = 0;
        while (state != 3 && steps++ < 6)
            state = await table[state](n);
        for (int i = 0; i < n_trace; i++)
            printf("%d", trace[i]);
        printf("\n");
    }
    return 0;
}
// expect: 012
// expect: 01
// expect: 02
// expect: 021
// expect: 021212
