// What is kept must have a type that can be written; a function that returns it gives it no name.
#include <tandem.h>

extern struct { int a[4]; } *where(void);
async int wait(int x);

async int get(void)
{
    return (where() + await wait(1))->a[0]; // error: a value of a type without a name is not supported in a transformed function: give the struct or union a tag
}
