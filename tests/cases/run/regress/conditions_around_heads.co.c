// Conditional directives that begin outside of a function and end in it, or the other way round:
// the text after the function is as conditional as before.
// std: gnu99
// warnings: no (old-style definitions)
#include <stdio.h>
#include <tandem.h>

#define OLD

static async int wait(int x)
{
    await td_yield();
    return x;
}

#ifdef NEVER
async int twice(int x)
#else
async int twice(x)
    int x;
#endif
{
    return 2 * await wait(x);
}

#ifdef OLD
async int three(x) int x; {
#else
async int three(int x) {
#endif
    x += await wait(1);
#ifdef OLD
    return x; }
#else
    return x + 1;
}
#endif

static int between = 4;

#ifndef OLD
static int between = 5;
async int four(void)
{
#elif defined NEVER
async int four(void) {
#else
async int four(void)
{
    int more = await wait(between);
#if 1
#ifdef NEVER
    return 0;
}
#else
    return more;
}
static int after = 7;
#endif
#endif
#endif

async int main(void)
{
    printf("%d\n", await twice(3));
    printf("%d\n", await three(1));
    printf("%d\n", await four() + after);
    return 0;
}
// expect: 6
// expect: 2
// expect: 11
