#include <stdio.h>
#include <tandem.h>

static int total = 0;

async int part(int n)
{
    await td_yield(); /* others run meanwhile */
    return n;
}

async void adder(int n)
{
    total += await part(n); /* total is read after the wait */
}

async int main(void)
{
    int i = 1;
    td_task *one = td_spawn(adder, 1), *ten = td_spawn(adder, 10);

    await td_join(one, NULL);
    await td_join(ten, NULL);
    printf("total %d\n", total);
    printf("%d %d %d\n", i++, await part(i), i++); /* from left to right */
    return 0;
}
