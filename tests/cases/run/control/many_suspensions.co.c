// A hundred suspension points in one function, each with its own state.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define ONE(n) s += await later(n); if (s % 7 == 3) t++; else t += await later(1);
#define TEN(n) ONE(n) ONE(n + 1) ONE(n + 2) ONE(n + 3) ONE(n + 4)

async int main(void)
{
    int s = 0, t = 0;

    for (int round = 0; round < 3; round++) {
        TEN(0) TEN(5) TEN(10) TEN(15) TEN(20)
        TEN(25) TEN(30) TEN(35) TEN(40) TEN(45)
    }
    printf("%d %d\n", s, t);
    return 0;
}
// expect: 3675 150
// warnings: no (several statements on a line)
