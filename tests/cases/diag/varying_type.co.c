// What is kept must have a type that can be said again.
#include <tandem.h>

async int wait(int x);

async int get(int *flat, int n) // remark: 'get' keeps a stack while it waits: a value whose type has a variable length at line 8
{
    return ({ int k = n + 1; (int (*)[k])flat; })[await wait(1)][0]; // error: a value whose type has a variable length is not supported in a transformed function: keep it in a variable
}
