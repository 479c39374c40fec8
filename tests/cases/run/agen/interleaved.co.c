/* Two tasks read two activations of an async generator in turns. */
// expect: a 1
// expect: b 50
// expect: a 2
// expect: b 51
// expect: a 3
// expect: b 52
// expect: 6 153
#include <stdio.h>
#include <tandem.h>

static async generator(int) count(int from, int n)
{
    for (int i = 0; i < n; i++) {
        yield from + i;
        await td_yield();
    }
}

static async int reader(char name, int from)
{
    int sum = 0;

    foreach (int, v, await count(from, 3)) {
        printf("%c %d\n", name, v);
        sum += v;
    }
    return sum;
}

async int main(void)
{
    td_task *a = td_spawn(reader, 'a', 1), *b = td_spawn(reader, 'b', 50);
    int x = 0, y = 0;

    await td_join(a, &x);
    await td_join(b, &y);
    printf("%d %d\n", x, y);
    return 0;
}
