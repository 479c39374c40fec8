/* break and continue that would leave a deferred statement. */
#include <tandem.h>

void f(int);

void user(int n)
{
    for (int i = 0; i < n; i++) {
        defer { if (i == 1) break; } // error: jump out of a deferred statement
        defer { if (i == 2) continue; } // error: jump out of a deferred statement
        f(i);
    }
}
// note@-5: the deferred statement is here
// note@-5: the deferred statement is here
