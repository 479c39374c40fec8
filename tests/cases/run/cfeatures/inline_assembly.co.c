// Inline assembly with frame variables as operands, between suspensions.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct box {
    int v;
};

async int main(void)
{
    int a = await later(5), b = 7, c = 0;
    struct box box = { 100 };

    await td_yield();
#if defined(__x86_64__)
    __asm__("addl %1, %0" : "+r"(a) : "r"(b) : "cc");
    asm volatile("movl %1, %0\n\t"
                 "addl $1, %0"
                 : "=&r"(c)
                 : "rm"(box.v)
                 : "memory");
#else
    a += b;
    c = box.v + 1;
#endif
    __asm__ volatile("" ::: "memory");
    await td_yield();
#if defined(__x86_64__)
    __asm__("imull %[by], %[to]" : [to] "+r"(box.v) : [by] "r"(a) : "cc");
    __asm__ goto("" : : : : away);
#else
    box.v *= a;
#endif
    printf("%d %d %d\n", a, c, box.v);
    return 0;
#if defined(__x86_64__)
away:
    return 1;
#endif
}
// warnings: no (asm goto)
// expect: 12 101 1200
