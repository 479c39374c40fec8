// Empty statements, empty bodies and empty blocks around suspensions.
// warnings: no (empty bodies)
#include <stdio.h>
#include <tandem.h>

static int left = 3;

static async int take(void)
{
    await td_yield();
    return left-- > 0;
}

async int main(void)
{
    ;
    while (await take());
    printf("%d\n", left);
    left = 2;
    for (; await take();)
        ;
    if (await take()) ; else ;
    if (!await take()) {}
    do ; while (await take());
    {;;{}}
    left = 4;
    for (;;) if (!await take()) break;
    switch (await take()) default:;
    printf("%d\n", left);;
    return 0;
}
// expect: -1
// expect: -2
