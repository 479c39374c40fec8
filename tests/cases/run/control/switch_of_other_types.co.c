// switch over long long, unsigned, char, enum and _Bool, with suspensions in the cases.
// warnings: no (a switch over _Bool)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

enum e { A = -1, B = 7 };

static async int f(long long l, unsigned u, enum e e)
{
    int r = 0;

    switch (l) {
    case 1LL << 40:
        r = await later(1);
        break;
    case -1:
        r = await later(2);
    }
    switch (u) {
    case 0xffffffffu:
        r += await later(10);
    }
    switch (e) {
    case A:
        r += await later(100);
        break;
    case B:
        r += await later(200);
    }
    switch ((_Bool)u) {
    case 1:
        r += await later(1000);
    }
    return r;
}

async int main(void)
{
    printf("%d\n", await f(1LL << 40, 0, A));
    printf("%d\n", await f(0, (unsigned)-1, B));
    printf("%d\n", await f(-1, 5, (enum e)3));
    return 0;
}
// expect: 101
// expect: 1210
// expect: 1002
