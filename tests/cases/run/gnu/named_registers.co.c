// A local variable in a named register is in that register wherever assembly counts on it.
// std: gnu11
// elision: no (with gcc a call may change the register)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#if defined(__x86_64__)
#define IN(name) __asm__(name)
#define READ(r, v) __asm__ volatile("movq %%r12, %0" : "=r"(r) : "r"(v))
#else
#define IN(name)
#define READ(r, v) ((r) = (v))
#endif

static async long work(long start)
{
    register long a IN("r12") = start;
    long seen, sum = 0;

    for (int i = 0; i < 3; i++) {
        READ(seen, a);
        sum += seen;
        a += await later(10);
        await td_yield();
    }
    READ(seen, a);
    return sum * 1000 + seen;
}

async int main(void)
{
    printf("%ld\n", await work(1));
    return 0;
}
// expect: 33031
