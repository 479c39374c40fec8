// __thread variables at file scope and in bodies: one for the thread, across all suspensions.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static __thread int file_level = 1;

static async int count(int n)
{
    static __thread int calls = 10;
    extern __thread int elsewhere;

    calls += n;
    await td_yield();
    file_level += calls;
    elsewhere++;
    return calls;
}

__thread int elsewhere = 100;

async int main(void)
{
    int a = await count(1), b = await count(2);

    printf("%d %d %d %d\n", a, b, file_level, elsewhere);
    return 0;
}
// expect: 11 13 25 102
