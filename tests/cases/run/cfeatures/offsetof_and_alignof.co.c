// offsetof, sizeof and _Alignof of block-scope types inside a body that suspends.
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <stddef.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    struct mix {
        char c;
        struct {
            short s[3];
            double d;
        } in;
        int last;
    } m = { 'c', { { 1, 2, 3 }, 0.5 }, 4 };
    size_t at = offsetof(struct mix, in.s[2]);

    await td_yield();
    printf("%d\n", *(short *)(void *)((char *)&m + at));
    printf("%d\n", (int)(offsetof(struct mix, last) > offsetof(struct mix, in.d)));
    printf("%d\n", *(int *)(void *)((char *)&m + offsetof(struct mix, last)) + await later(1));
    printf("%d %d\n", (int)(sizeof m % _Alignof(struct mix)), (int)_Alignof(m.in.s[0]));
    return 0;
}
// warnings: no (_Alignof of an expression)
// expect: 3
// expect: 1
// expect: 5
// expect: 0 2
