// Awaits as the unbraced bodies of if, else, loops, labels and cases.
#include <stdio.h>
#include <tandem.h>

static int n;

static async int add(int v)
{
    await td_yield();
    return n += v;
}

async int main(void)
{
    int i = 3, r = 0;

    if (i) await add(1); else await add(1000);
    if (!i) await add(1000); else if (i == 3) await add(10); else await add(1000);
    while (i--) await add(100);
    for (i = 0; i < 2; i++) r += await add(1);
    do await add(1); while (n < 320);
    for (i = 0; i < 2; i++) if (i) while (n < 330) await add(5); else r = await add(0);
    switch (i) {
    case 2: await add(1); break;
    default: r = await add(5000);
    }
    goto label;
    await add(1000);
label: await add(1);
    if (r) int_label: if (i-- > 0) { await add(7); goto int_label; }
    printf("%d %d %d\n", n, r, i);
    return 0;
}
// warnings: no (one-line loops)
// expect: 346 320 -1
