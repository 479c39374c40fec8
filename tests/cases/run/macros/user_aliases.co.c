// The keywords under a user's own macros, several levels deep.
#include <stdio.h>
#include <tandem.h>

#define AWAIT await
#define CO AWAIT
#define coroutine static async
#define FN(ret, name, args) coroutine ret name args
#define GO(call) (CO call)

FN(int, later, (int v))
{
    AWAIT td_yield();
    return v;
}

coroutine int add(int a, int b)
{
    int x = CO later(a);
    return x + GO(later(b));
}

async int main(void)
{
    int r = AWAIT add(1, GO(add(2, 3)));
    if (CO later(r) == 6 && AWAIT later(1))
        printf("%d\n", r);
    return 0;
}
// expect: 6
