/* A macro called `static` that leaves nothing: what is emitted with `static inline` must not become `inline`. */
// expect: 6
#include <stdio.h>
#include <tandem.h>

#define static
static async int number(int v);
static async int number(int v)
{
    await td_yield();
    return v;
}

static async int sum(void);
static async int sum(void)
{
    return await number(2) + await number(4);
}
#undef static

int main(void)
{
    printf("%d\n", sum());
    return 0;
}
