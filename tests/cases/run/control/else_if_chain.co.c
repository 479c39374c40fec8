// A long chain of else if where conditions and branches suspend.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int grade(int v)
{
    int r;

    if (v < 0)
        r = -1;
    else if (await later(v) < 10)
        r = await later(1);
    else if (v < 20) {
        r = 2;
    } else if (await later(v) < 30) {
        await td_yield();
        r = 3;
    } else if (v == 30 || await later(v) == 31)
        if (await later(v) == 30)
            r = 4;
        else
            r = 5;
    else
        r = await later(6);
    return r;
}

async int main(void)
{
    const int in[] = { -5, 3, 15, 25, 30, 31, 40 };

    for (int i = 0; i < 7; i++)
        printf("%d%c", await grade(in[i]), i < 6 ? ' ' : '\n');
    return 0;
}
// expect: -1 1 2 3 4 5 6
