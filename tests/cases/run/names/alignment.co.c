// The strictest of several alignments counts; a name like an attribute's is none
// std: gnu11
// warnings: no (an unused parenthesis of attributes)
#include <tandem.h>

#include <stdint.h>
#include <stdio.h>

async int n(int v) { await td_yield(); return v; }
static void touch(const void *p) { (void)p; }
static int aligned(int a, int b) { return a * 10 + b; }
static void cleanup(int *v) { printf("cleanup %d\n", *v); }
static int off(const void *p, uintptr_t align) { return (int)((uintptr_t)p % align); }

async int several(void)
{
    char pad[16];
    _Alignas(64) _Alignas(16) char a[8];
    _Alignas(16) _Alignas(128) char b[8];
    _Alignas(32) char c[8] __attribute__((aligned(256)));
    __attribute__((aligned(16), aligned(64), aligned(8))) char d[8], *e = d;
    touch(pad), touch(a), touch(b), touch(c), touch(d);
    await td_yield();
    touch(pad);
    return off(a, 64) + off(b, 128) + off(c, 256) + off(d, 64) + off(e, 64);
}

/* The alignment is said with names that only the function knows. */
async int by_local_names(void)
{
    enum { LINE = 64 };
    typedef struct { _Alignas(32) char c; } strict;
    _Alignas(LINE) char a[4];
    _Alignas(strict) char b[4];
    _Alignas(0) char c[4];
    _Alignas(sizeof(strict)) _Alignas(double) char d[4];
    touch(a), touch(b), touch(c), touch(d);
    await td_yield();
    touch(c);
    return off(a, 64) + off(b, 32) + off(d, 32);
}

async int in_loops(void)
{
    int sum = 0;
    for (_Alignas(64) int i = 0; i < 3; i++) {
        int *p = &i;
        await td_yield();
        sum += off(p, 64) + *p;
    }
    return sum;
}

async int names(int q)
{
    int v = aligned(q, 2), packed = 3, weak = 4;
    int w __attribute__((unused)) = aligned(weak, packed);
    int *at = &v, *there = &w;
    await td_yield();
    return *at + *there;
}

async int cleaned(int v)
{
    int cleanup_ __attribute__((unused, __cleanup__(cleanup))) = v;
    int cleanup = 3; /* hides the function, which runs all the same */
    await td_yield();
    return cleanup_ + cleanup;
}

async int main(void)
{
    printf("%d %d %d\n", await several(), await by_local_names(), await in_loops()); // expect: 0 0 3
    printf("%d\n", await names(1)); // expect: 55
    printf("%d\n", await cleaned(5));
    // expect: cleanup 5
    // expect: 8
    return 0;
}
