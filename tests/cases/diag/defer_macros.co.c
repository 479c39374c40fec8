/* What macros bring is reported where the outermost one is used. */
#include <tandem.h>

void f(int);

#define LEAVE return
#define TIDY(s) defer { s; }
#define TWICE(s) do { s; s; } while (0)

int user(int n)
{
    TIDY(LEAVE 1) // error: 'return' in a deferred statement
    while (n) {
        TIDY(break) // error: jump out of a deferred statement
        TWICE(TIDY(f(n)));
        if (n)
            TIDY(f(1)) // error: 'defer' as the unbraced body of another statement
    }
    TWICE(LEAVE n);
    return n;
}
// note@-8: the deferred statement is here
