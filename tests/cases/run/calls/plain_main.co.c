// A plain main, outside any task, calls async functions: each call runs to its end.
#include <stdio.h>
#include <tandem.h>

static int steps;

static async int count(int n)
{
    for (int i = 0; i < n; i++) {
        await td_yield();
        steps++;
    }
    return n * n;
}

static async double half(int v)
{
    return await count(v) / 2.0;
}

static async void nothing(void)
{
    await td_sleep(1);
    steps += 100;
}

int main(int argc, char **argv)
{
    int r = count(5);

    printf("%d %d\n", r, steps);
    printf("%.1f %d\n", half(3) + count(2), argc > 0 && argv[0] != NULL);
    nothing();
    for (int i = 0; i < 3; i++)
        r += count(i) - count(count(i));
    printf("%d %d\n", r, steps);
    return r == 13 ? 0 : 1;
}
// expect: 25 5
// expect: 8.5 1
// expect: 13 121
