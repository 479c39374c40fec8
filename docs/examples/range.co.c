#include <tandem.h>

generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}
