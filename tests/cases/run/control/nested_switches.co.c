// Switches in switches and in loops: break leaves the switch, continue the loop.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = 0;

    for (int i = 0; i < 6; i++) {
        switch (await later(i % 3)) {
        case 0:
            switch (i) {
            case 0:
                await td_yield();
                n += 1;
                break;
            case 3:
                n += await later(10);
                continue;
            }
            n += 100;
            break;
        case 1:
            while (1) {
                switch (await later(i)) {
                case 1:
                    break;
                default:
                    goto out;
                }
                break;
            }
            n += 1000;
        out:
            continue;
        default:
            await td_sleep(1);
            n += 10000;
        }
        n += 100000;
    }
    printf("%d\n", n);
    return 0;
}
// expect: 321111
