/* The deferred statement carries no label. */
#include <tandem.h>

void f(int);

void user(int n)
{
    defer here: f(n); // error: 'defer' takes an unlabelled statement
    f(2);
}
