// Async functions handed to async functions: map, fold, and a chain of callbacks.
#include <stdio.h>
#include <tandem.h>

static async void map(int *a, int n, async int (*f)(int, void *), void *user)
{
    for (int i = 0; i < n; i++)
        a[i] = await f(a[i], user);
}

static async int scale(int v, void *user)
{
    await td_yield();
    return v * *(int *)user;
}

static async int add(int v, void *user)
{
    int *total = user;
    *total += v;
    return *total;
}

static async int repeat(int n, async int (*f)(int, void *), void *user)
{
    return n == 0 ? 0 : await f(n, user) + await repeat(n - 1, f, user);
}

async int main(void)
{
    int a[] = { 1, 2, 3, 4 }, three = 3, total = 0;

    await map(a, 4, scale, &three);
    await map(a, 4, add, &total);
    printf("%d %d %d %d\n", a[0], a[1], a[2], a[3]);
    printf("%d\n", await repeat(4, scale, &three));
    return 0;
}
// expect: 3 9 18 30
// expect: 30
