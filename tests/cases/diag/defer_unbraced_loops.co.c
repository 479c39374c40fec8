/* defer as the unbraced body of every loop, and of foreach. */
#include <tandem.h>

void f(int);
generator(int) numbers(int n);

void user(int n)
{
    for (int i = 0; i < n; i++)
        defer f(1); // error: 'defer' as the unbraced body of another statement
    while (n-- > 0)
        defer f(2); // error: 'defer' as the unbraced body of another statement
    do
        defer f(3); // error: 'defer' as the unbraced body of another statement
    while (n-- > -5);
    foreach (int, v, numbers(3))
        defer f(v); // error: 'defer' as the unbraced body of another statement
}
