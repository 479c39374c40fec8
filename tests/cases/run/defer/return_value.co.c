/* The value of a return is computed before the defers run. */
// expect: value 8
// expect: deferred 1000
// expect: 8
#include <stdio.h>
#include <tandem.h>

static int trace(const char *what, int v)
{
    printf("%s %d\n", what, v);
    return v;
}

static int f(int x)
{
    defer trace("deferred", x);
    defer x = 1000;
    x++;
    return trace("value", x * 2);
}

int main(void)
{
    printf("%d\n", f(3));
    return 0;
}
