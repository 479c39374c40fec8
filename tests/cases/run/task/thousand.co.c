/* A thousand tasks at once, each with its own frame. */
// expect: 332833500 bad 0
#include <stdio.h>
#include <tandem.h>

static async int square_after(int n)
{
    int turns = n % 7;

    for (int i = 0; i < turns; i++)
        await td_yield();
    return n * n;
}

async int main(void)
{
    static td_task *t[1000];
    long sum = 0;
    int bad = 0;

    for (int i = 0; i < 1000; i++)
        t[i] = td_spawn(square_after, i);
    for (int i = 0; i < 1000; i++) {
        int r = -1;
        await td_join(t[i], &r);
        bad += r != i * i;
        sum += r;
    }
    printf("%ld bad %d\n", sum, bad);
    return 0;
}
