// Operands of inline assembly: what it reads and writes lives across awaits, memory operands too.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pair { int a, b; };

static async int work(int n)
{
    int sum = n, out = 1, kept = 5;
    struct pair p = { await later(3), 4 };

#if defined(__x86_64__)
    __asm__ volatile("addl %[by], %[sum]" : [sum] "+r"(sum) : [by] "r"(kept) : "cc");
    await td_yield();
    __asm__("movl %1, %0" : "=m"(p.b) : "r"(sum), "m"(p.a));
    __asm__("" : "=r"(out) : "0"(p.b + 1));
    __asm__ volatile("" : : : "memory");
#else
    sum += kept;
    await td_yield();
    p.b = sum;
    out = p.b + 1;
#endif
    await td_yield();
    return sum * 100 + p.a * 10 + out - p.b;
}

async int main(void)
{
    printf("%d\n", await work(2));
    return 0;
}
// expect: 731
