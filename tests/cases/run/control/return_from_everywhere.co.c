// return out of loops, switches, blocks and conditionals, with and without an await before it.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int f(int how)
{
    for (int i = 0;; i++) {
        switch (how) {
        case 0:
            return i;
        case 1:
            if (await later(i) == 2)
                return i * 10;
            break;
        case 2: {
            do {
                await td_yield();
                while (how)
                    return await later(22);
            } while (1);
        }
        default:
            if (i == 5)
                return how > 3 ? await later(33) : 44;
        }
    }
}

static async void g(int how)
{
    if (how)
        return;
    await td_yield();
    puts("end of g");
}

async int main(void)
{
    for (int i = 0; i < 5; i++)
        printf("%d\n", await f(i));
    await g(1);
    await g(0);
    return 0;
}
// expect: 0
// expect: 20
// expect: 22
// expect: 44
// expect: 33
// expect: end of g
