// A function without a declaration is called with awaits in its arguments.
// std: gnu89
// warnings: no (implicit declarations)
#include <tandem.h>

static async int wait(int x)
{
    await td_yield();
    return x;
}

async int main(void)
{
    puts("done");
    exit((await wait(3)));
}
// expect: done
// exit: 3
