/* main is a function like any other. */
#include <tandem.h>

int main(void)
{
    await td_sleep(1); // error: 'await' in function 'main', which is not async
    return 0;
}
