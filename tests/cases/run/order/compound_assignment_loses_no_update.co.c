// total += await f(): the left side is read after the await, so f's own update is kept.
// elision: no (plain C may read the left operand first)
#include <stdio.h>
#include <tandem.h>

static int total;

static async int add(int v)
{
    await td_yield();
    total += v;
    return v * 10;
}

struct acc {
    int n;
    unsigned bits : 7;
};

static async int touch(struct acc *a)
{
    await td_yield();
    a->n += 1;
    a->bits++;
    return 2;
}

async int main(void)
{
    struct acc a = { 0, 0 };
    int v[2] = { 0, 0 };

    total += await add(1);
    total += await add(2);
    printf("%d\n", total);
    total -= await add(3) + await add(4);
    printf("%d\n", total);
    a.n += await touch(&a);
    a.bits += (unsigned)await touch(&a);
    v[1] = total *= await add(1) - 8;
    printf("%d %d %d\n", a.n, a.bits, v[1]);
    return 0;
}
// expect: 33
// expect: -30
// expect: 4 4 -58
