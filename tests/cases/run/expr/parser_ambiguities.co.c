// Where C needs to know types: casts, calls, multiplications and declarations that look alike.
// warnings: no (statements without effect)
#include <stdio.h>
#include <tandem.h>

typedef int T;
typedef int (*F)(int);

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int x = 3, y = 4, *p = &x;
    T a = 5;
    F f = later;

    x * y;
    T * q = p;
    T (b) = await later(1), (*r) = q;
    printf("%d\n", (T) - x + (x) - y);
    printf("%d\n", (T)(await later(2)) * *q);
    printf("%d\n", (x) * await later(2) & (int)sizeof(T));
    printf("%d\n", (y)-await later(1) + (T)+await later(2));
    printf("%d\n", await(later)(7) + await (f)(*r));
    printf("%d\n", (int)sizeof(x) * *p / (int)sizeof(T));
    {
        T T = 6, *z = &T;
        T * *z;
        await td_yield();
        printf("%d\n", (T) - x + (T) * *z);
    }
    printf("%d\n", (a) + b);
    return 0;
}
// expect: -4
// expect: 6
// expect: 4
// expect: 5
// expect: 10
// expect: 3
// expect: 39
// expect: 6
