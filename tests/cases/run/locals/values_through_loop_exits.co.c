// Values set just before break, goto and the last round, read after the loop and a suspension.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int find(const int *a, int n, int want)
{
    int at, seen = 0, last;

    for (at = 0; at < n; at++) {
        int v = await later(a[at]);
        last = v;
        if (v == want) {
            seen = at * 10;
            break;
        }
        if (v < 0) {
            last = -100;
            goto out;
        }
        seen++;
    }
    await td_yield();
    if (at == n)
        last = seen;
out:
    await td_yield();
    return at * 10000 + seen * 100 + last;
}

async int main(void)
{
    const int a[] = { 4, 7, 9, -1, 5 };

    printf("%d\n", await find(a, 5, 9));
    printf("%d\n", await find(a, 3, 5));
    printf("%d\n", await find(a, 5, 5));
    printf("%d\n", await find(a, 0, 5));
    return 0;
}
// warnings: no (last looks uninitialised)
// expect: 22009
// expect: 30303
// expect: 30200
// expect: 0
