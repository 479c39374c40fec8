// td_join is a macro that tells the size of the result's object; each of its arguments is
// evaluated once, and it can be awaited, called, pointed to and spawned.
// expect: 3 40 7 1
// expect: into 2 9
// expect: raw 5
// expect: through 6 8
#include <stdio.h>
#include <string.h>
#include <tandem.h>

struct big {
    char text[40];
};
async int number(int n)
{
    await td_yield();
    return n;
}
async struct big large(void)
{
    struct big b;
    await td_sleep(1);
    memset(&b, 7, sizeof b);
    return b;
}
static async td_task *start(int n)
{
    await td_yield();
    return td_spawn(number, n);
}
static async int *place(int *where)
{
    await td_yield();
    return where;
}
static int calls, there;
static int *count(int *where)
{
    calls++;
    return where;
}
async int joins(int (*join)(td_task *, void *), td_task *t, int *to)
{
    return await join(t, to);
}
async int run(void)
{
    int a = 0, numbers[3] = {0, 0, 0}, *next = numbers, r = 0;
    struct big b;
    void *raw = numbers;
    td_task *t = td_spawn(number, 3), *u = td_spawn(large);
    if (await td_join(t, &a) != 0 || await td_join(u, &b) != 0)
        return 1;
    if (await td_join(td_spawn(number, 0), NULL) != 0)
        return 2;
    r = await td_join(td_spawn(number, 1), count(&numbers[2]));
    printf("%d %d %d %d\n", a, (int)sizeof b, b.text[39], r == 0 ? calls : r);
    if (await td_join(await start(9), next++) != 0 ||
        await td_join(await start(2), await place(next++)) != 0)
        return 3;
    printf("into %d %d\n", (int)(next - numbers), numbers[0] + numbers[1] - 2);
    if (await td_join(td_spawn(number, 5), raw) != 0)
        return 4;
    printf("raw %d\n", numbers[0]);
    if (await joins(td_join, td_spawn(number, 6), &numbers[0]) != 0)
        return 5;
    t = td_spawn(number, 8);
    u = td_spawn(td_join, t, &there);
    if (await td_join(u, &r) != 0 || r != 0)
        return 6;
    printf("through %d %d\n", numbers[0], there);
    return 0;
}
int main(void)
{
    return run();
}
