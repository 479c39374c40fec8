/* goto out of a deferred statement. */
#include <tandem.h>

void f(int);

void user(int n)
{
    {
        defer { f(n); goto out; } // error: jump out of a deferred statement
        f(1);
    }
out:
    f(2);
}
// note@-6: the deferred statement is here
