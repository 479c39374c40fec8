// Duff's device with a suspension in every unrolled step.
// warnings: no (fallthrough is the point)
#include <stdio.h>
#include <tandem.h>

static async int put(int *to, int v)
{
    await td_yield();
    *to = v;
    return 1;
}

static async int copy(int *to, const int *from, int count)
{
    int n = (count + 3) / 4, moved = 0;

    switch (count % 4) {
    case 0:
        do {
            moved += await put(to++, *from++);
    case 3:
            moved += await put(to++, *from++);
    case 2:
            moved += await put(to++, *from++);
    case 1:
            moved += await put(to++, *from++);
        } while (--n > 0);
    }
    return moved;
}

async int main(void)
{
    int a[11], b[11] = { 0 };

    for (int i = 0; i < 11; i++)
        a[i] = i * i;
    for (int count = 5; count < 9; count++) {
        int r = await copy(b, a, count);
        printf("%d %d %d\n", r, b[count - 1], b[count]);
    }
    return 0;
}
// expect: 5 16 0
// expect: 6 25 0
// expect: 7 36 0
// expect: 8 49 0
