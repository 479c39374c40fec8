// _Atomic locals: by the keyword, by <stdatomic.h>, in arrays, with their address given away.
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <stdatomic.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async void add(_Atomic int *p, int n)
{
    await td_yield();
    *p += n;
}

async int main(void)
{
    _Atomic int a = 1;
    atomic_int b[2];
    _Atomic(long) c = 10;
    atomic_flag f = ATOMIC_FLAG_INIT;

    atomic_init(&b[0], 5);
    atomic_init(&b[1], 6);
    await add(&a, 4);
    a += await later(10);
    c++;
    await td_yield();
    atomic_fetch_add(&b[1], await later(3));
    int was = atomic_flag_test_and_set(&f);
    await td_yield();
    printf("%d %d %d %ld\n", a, atomic_load(b), atomic_load(b + 1), (long)c);
    printf("%d %d\n", was, (int)atomic_flag_test_and_set(&f));
    return 0;
}
// expect: 15 5 9 11
// expect: 0 1
