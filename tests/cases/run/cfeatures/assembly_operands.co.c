// Awaits inside the operands of inline assembly.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = 5, b[2] = { 1, 2 };

    await td_yield();
#if defined(__x86_64__)
    __asm__("addl %1, %0" : "+r"(a) : "r"(await later(10)) : "cc");
    __asm__("movl %1, %0" : "=r"(b[await later(1)]) : "r"(a));
#else
    a += await later(10);
    b[await later(1)] = a;
#endif
    printf("%d %d %d\n", a, b[0], b[1]);
    return 0;
}
// expect: 15 1 15
