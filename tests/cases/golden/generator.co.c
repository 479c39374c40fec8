/* A generator, a loop over it with a way out, and a deferred statement. */
#include <tandem.h>

static int open_files;

static generator(int) numbers(int n)
{
    open_files++;
    defer open_files--;
    for (int i = 0; i < n; i++)
        yield i;
}

int main(void)
{
    foreach (int, v, numbers(9))
        if (v == 3)
            break;
    return open_files;
}
