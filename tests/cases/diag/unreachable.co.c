/* What follows an await of a function that never returns. */
#include <tandem.h>

async _Noreturn void serve(int port);
void f(int);

async void user(int port)
{
    await td_yield();
    await serve(port); f(port); // warning: unreachable: 'serve' never returns
}
