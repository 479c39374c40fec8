// Macros with the names that a frame might have: they reach nothing that the tool writes
// std: gnu11
// warnings: no (macros that stand alone)
#include <tandem.h>

#include <stdio.h>

#define result 5
#define state 6
#define td 7
#define gen 8
#define flags 9
#define caller 10
#define desc 11
#define value 12
#define frame 13
#define task 14
#define step (
#define leaf )
#define root ;
#define self }

async int n(int v) { await td_yield(); return v; }
async long other(long v);
static int plain(int a) { return a + 1; }

// Function-like, with the names of variables.
#define twice(x) (2 * (x))

generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

async generator(int) slow(int hi)
{
    defer plain(hi);
    for (int i = 0; i < hi; i++) {
        await td_yield();
        yield i;
    }
}

async int fact(int k)
{
    return k < 2 ? 1 : k * await fact(k - 1);
}

// A macro begins in the body where a variable of its name lives: the frame's field has another name.
async int within(int a)
{
    int count = a;
    count += await n(1);
#define count 100
    int sum = await n(2) + count;
#undef count
    for (int i = 0; i < 3; i++) {
        count += 1, count -= 1, count += i, count -= i;
#define i 9
        sum += await n(0);
        sum += i;
#undef i
        count += 1, count -= 1, count += i, count -= i;
    }
    sum += count + await n(3);
    int twice = 1;
    sum += await n(4);
    return sum + twice(3) + twice + result;
}

async long other(long v)
{
    int (*p)(int) = plain;
    await td_sleep(1);
    return v + p(1);
}

async int main(void)
{
    int sum = 0;
    foreach (int, v, range(0, 4))
        sum += v + await n(1);
    foreach (int, v, await slow(3))
        sum += v;
    printf("%d %d %d\n", sum, await fact(5), await within(1)); // expect: 13 120 150
    long (*f)(long) = other;
    printf("%ld %d\n", await f(3) + await other(4), state); // expect: 11 6
    td_task *t = td_spawn(n, 4);
    int got = 0;
    await td_join(t, &got);
    printf("%d\n", got); // expect: 4
    return 0;
}
