/* The size of a parameter is evaluated before the body begins: nothing can wait there. */
#include <tandem.h>

async int size(void);

async int first(int array[await size()]) // error: an await in a parameter's declaration is not supported in a transformed function: it is evaluated before the body begins; await in the body
{
    await td_yield();
    return array[0];
}
