/* return and goto out of foreach over async generators drop them, inner first. */
// expect: drop b
// expect: drop a
// expect: 10
// expect: drop b
// expect: drop b
// expect: drop b
// expect: drop a
// expect: -1
#include <stdio.h>
#include <tandem.h>

static async generator(int) numbers(const char *name, int n)
{
    defer {
        await td_yield();
        printf("drop %s\n", name);
    }
    for (int i = 0; i < n; i++) {
        await td_yield();
        yield i;
    }
}

static async int find(int want)
{
    foreach (int, a, await numbers("a", 3)) {
        foreach (int, b, await numbers("b", 3)) {
            if (a * 3 + b == want)
                return want * 10;
            if (a * 3 + b == 7)
                goto out;
        }
    }
out:
    return -1;
}

async int main(void)
{
    printf("%d\n", await find(1));
    printf("%d\n", await find(8));
    return 0;
}
