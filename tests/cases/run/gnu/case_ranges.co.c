// Case ranges with suspensions in and between them; a range that no label of ours may disturb.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

enum { FIRST = 'a', LAST = 'z' };

static async int kind(int c)
{
    int r = 0;

    switch (await later(c)) {
    case -5 ... -1:
        r += await later(1);
    case FIRST ... LAST:
        r += 10;
        await td_yield();
        break;
    case '0' ... '9': {
        int v = await later(c - '0');
        for (;;) {
            switch (v) {
            case 0 ... 3:
                v += await later(1);
                continue;
            case 4 ... 9:
                break;
            }
            break;
        }
        return v;
    }
    case 1000 ... 1000:
        r = 5;
    default:
        r += await later(100);
    }
    return r;
}

async int main(void)
{
    printf("%d %d %d %d %d\n", await kind(-3), await kind('q'), await kind('2'), await kind('7'),
           await kind(1000));
    return 0;
}
// expect: 11 10 4 7 105
