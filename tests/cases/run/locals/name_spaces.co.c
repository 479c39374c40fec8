// One name as tag, variable, member, label, enum constant and typedef at once.
// warnings: no (shadowing is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

typedef struct x {
    int x;
} x;

async int main(void)
{
    struct x x = { await later(1) };
    int steps = 0;

    await td_yield();
x:
    x.x++;
    {
        enum x { y = 5 } z = y;
        await td_yield();
        x.x += z;
        {
            int y = 100, x = 3;
            await td_yield();
            z = (enum x)(y + x);
        }
        steps += z;
    }
    if (x.x < 10)
        goto x;
    {
        typedef char steps;
        steps c = 'c';
        await td_yield();
        printf("%c %d\n", c, (int)sizeof(steps));
    }
    printf("%d %d\n", x.x, steps);
    return 0;
}
// expect: c 1
// expect: 13 206
