/* defer as the body of if and else without braces. */
#include <tandem.h>

void f(int);

void user(int n)
{
    if (n > 0)
        defer f(1); // error: 'defer' as the unbraced body of another statement
    if (n > 1) {
        defer f(2);
    } else
        defer f(3); // error: 'defer' as the unbraced body of another statement
}
