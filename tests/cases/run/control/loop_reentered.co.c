// An inner loop entered again and again: its counter and its locals start anew each time.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int inner(int rounds)
{
    int sum = 0;

    for (int i = 0; i < rounds; i++) {
        int mine = 0;
        static int all;
        for (int j = i; j >= 0; j--) {
            int t = await later(j);
            mine += t;
            all += t;
        }
        sum += mine * 10 + all * 1000;
    }
    return sum;
}

async int main(void)
{
    printf("%d\n", await inner(3));
    printf("%d\n", await inner(3));
    return 0;
}
// expect: 5040
// expect: 17040
