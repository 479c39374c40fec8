// Members of struct values that were awaited, nested ones and array members too.
#include <stdio.h>
#include <tandem.h>

struct inner {
    int v[3];
    const char *s;
};
struct outer {
    int head;
    struct inner in;
};

static async struct outer make(int n)
{
    struct outer o = { n, { { n + 1, n + 2, n + 3 }, "in" } };
    await td_yield();
    return o;
}

static async struct outer *point(struct outer *o)
{
    await td_yield();
    return o;
}

async int main(void)
{
    struct outer here = { 50, { { 51, 52, 53 }, "here" } };

    printf("%d\n", (await make(1)).head);
    printf("%s\n", (await make(2)).in.s);
    printf("%d\n", (await make(10)).in.v[2] + (await make(20)).in.v[0]);
    printf("%d %s\n", (await point(&here))->in.v[1], (*await point(&here)).in.s);
    (await point(&here))->in.v[1] += 8;
    printf("%d\n", here.in.v[1]);
    return 0;
}
// expect: 1
// expect: in
// expect: 34
// expect: 52 here
// expect: 60
