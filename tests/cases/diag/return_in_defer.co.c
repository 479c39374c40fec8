/* return in a deferred statement, with and without a value. */
#include <tandem.h>

void f(int);

int user(int n)
{
    defer {
        if (n)
            return 3; // error: 'return' in a deferred statement
    }
    return 0;
}

async void waiting(int n)
{
    await td_yield();
    defer {
        f(n);
        return; // error: 'return' in a deferred statement
    }
}
