// alloca that no suspension can follow needs no stack: at the end, or on a path that returns.
// std: gnu11
#include <alloca.h>
#include <stdio.h>
#include <string.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int at_the_end(const char *s)
{
    int n = await later((int)strlen(s));
    char *copy = alloca((size_t)n + 1), *other = NULL;

    for (int i = 0; i < 3; i++) {
        char *p = __builtin_alloca(8);

        memset(p, i, 8);
        if (i == 1)
            other = p;
    }
    strcpy(copy, s);
    copy[0] = 'C';
    printf("%s %d\n", copy, other[7]);
    return n;
}

static async int on_one_way(int n)
{
    for (int i = 0; i < 3; i++) {
        if (i == n) {
            int *list = alloca(sizeof *list * 4);

            for (int k = 0; k < 4; k++)
                list[k] = k * n;
            return list[3];
        }
        await td_yield();
    }
    return await later(-1);
}

static generator(int) last_value(int n)
{
    yield n;
    int *p = alloca(sizeof *p);
    *p = n * 2;
    printf("%d\n", *p);
}

async int main(void)
{
    printf("%d\n", await at_the_end("copy"));
    printf("%d %d\n", await on_one_way(2), await on_one_way(9));
    foreach (int, v, last_value(4))
        printf("%d\n", v);
    return 0;
}
// expect: Copy 1
// expect: 4
// expect: 6 -1
// expect: 4
// expect: 8
