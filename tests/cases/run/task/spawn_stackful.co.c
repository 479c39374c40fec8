/* Spawned functions that keep a stack take turns with one that does not. */
// elision: no (interleaving)
// remark: 'heavy' keeps a stack while it waits
// expect: a0
// expect: b0
// expect: c0
// expect: a1
// expect: b1
// expect: c1
// expect: a2
// expect: b2
// expect: 6 3 3
#include <stdio.h>
#include <tandem.h>

static async int heavy(char name, int n)
{
    int a[n];
    int sum = 0;

    for (int i = 0; i < n; i++) {
        a[i] = i + 1;
        printf("%c%d\n", name, i);
        await td_yield();
        sum += a[i];
    }
    return sum;
}

static async int light(char name, int n)
{
    for (int i = 0; i < n; i++) {
        printf("%c%d\n", name, i);
        await td_yield();
    }
    return n;
}

async int main(void)
{
    td_task *a = td_spawn(heavy, 'a', 3), *b = td_spawn(light, 'b', 3);
    td_task *c = td_spawn(heavy, 'c', 2);
    int x = 0, y = 0, z = 0;

    await td_join(a, &x);
    await td_join(b, &y);
    await td_join(c, &z);
    printf("%d %d %d\n", x, y, z);
    return 0;
}
