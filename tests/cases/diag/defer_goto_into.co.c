/* goto into a deferred statement. */
#include <tandem.h>

void f(int);

void user(int n)
{
    {
        if (n) goto in; defer { f(1); in: f(2); } // error: jump into a deferred statement
        f(3);
    }
}
// note@-4: the 'defer' is here
