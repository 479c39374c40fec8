// Three loops of different kinds inside each other, left and continued at every level.
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

    for (int i = 0; i < 4; i++) {
        int j = 0;
        while (1) {
            int k = i;
            do {
                n += await later(i * 100 + j * 10 + k);
                if (k == 2)
                    break;
            } while (k++ < 3);
            if (++j > i)
                break;
            if (j == 2)
                continue;
            await td_sleep(1);
        }
        if (j == 3)
            continue;
        printf("%d %d %d\n", i, j, n);
    }
    printf("%d\n", n);
    return 0;
}
// expect: 0 1 3
// expect: 1 2 429
// expect: 3 4 2337
// expect: 2337
