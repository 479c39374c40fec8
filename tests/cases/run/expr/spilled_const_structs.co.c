// Struct values with const members, and of const type, left of an await and as results.
#include <stdio.h>
#include <tandem.h>

struct konst {
    const int id;
    const char *const name;
    int free;
};

static async struct konst make(int id)
{
    struct konst k = { id, "made", 1 };
    await td_yield();
    return k;
}

static int weigh(struct konst a, int n, const struct konst b)
{
    return a.id * n + b.id + (a.name[0] == 'm') * 1000;
}

async int main(void)
{
    const struct konst one = { 1, "one", 0 };

    for (int i = 2; i < 4; i++) {
        struct konst k = await make(i);
        k.free += one.id;
        printf("%d %s %d\n", k.id, k.name, k.free);
        printf("%d\n", weigh(k, (await make(5)).id, one));
        printf("%d\n", weigh(one, (await make(7)).id, await make(i)));
        printf("%d\n", weigh(await make(3), (await make(i)).id, await make(4)));
    }
    return 0;
}
// expect: 2 made 2
// expect: 1011
// expect: 9
// expect: 1010
// expect: 3 made 2
// expect: 1016
// expect: 10
// expect: 1013
