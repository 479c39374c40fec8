/* Accepted: await through every function pointer, marked or not. */
#include <tandem.h>

struct ops {
    int (*one)(int);
};

async int user(int (*op)(int), const struct ops *o, int (*table[2])(int))
{
    int a = await op(1);
    a += await o->one(2);
    a += await (*op)(3);
    return a + await table[1](4);
}
