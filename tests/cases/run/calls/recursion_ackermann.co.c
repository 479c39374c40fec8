// Ackermann: a recursive await as the argument of a recursive await.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int ack(int m, int n)
{
    if (++calls % 64 == 0)
        await td_yield();
    if (m == 0)
        return n + 1;
    if (n == 0)
        return await ack(m - 1, 1);
    return await ack(m - 1, await ack(m, n - 1));
}

async int main(void)
{
    int a = await ack(2, 3);
    int b = await ack(3, 3);
    printf("%d %d %d\n", a, b, calls);
    return 0;
}
// expect: 9 61 2476
