/* Accepted: gotos that leave a block with a defer, or jump over a whole block that has one. */
#include <tandem.h>

void f(int);

void user(int n)
{
    if (n == 1)
        goto behind;
again:
    {
        defer f(1);
        if (n == 2)
            goto behind;
        if (n-- > 5)
            goto again;
    }
behind:
    f(2);
    switch (n) {
    case 0: {
        defer f(3);
        break;
    }
    case 1:
        f(4);
    }
}
