/* A generator of this file lives in the loop; one from elsewhere is a handle that is freed. */
#include <tandem.h>

generator(int) from_elsewhere(int n);

generator(int) evens(int n)
{
    for (int i = 0; i < n; i += 2)
        yield i;
}

int sum(int n)
{
    int total = 0;

    foreach (int, v, evens(n))
        total += v;
    foreach (int, v, from_elsewhere(n)) {
        if (v < 0)
            return -1;
        total += v;
    }
    return total;
}
