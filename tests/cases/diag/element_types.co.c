/* Values travel as bytes: generator and user must mean the same type. */
#include <tandem.h>

generator(int, long) numbers(void)
{
    yield 1;
    long ok = received(long);
    double bad = received(double); // error: what is received here is 'double', but the generator's element is 'long'
    (void)ok;
    (void)bad;
}

generator(long) delegates(void)
{
    yield_from(numbers()); // error: what this generator yields is 'long', but the generator's element is 'int'
}

int main(void)
{
    foreach (double, d, numbers()) // error: the variable of this foreach is 'double', but the generator's element is 'int'
        (void)d;
    foreach (unsigned, u, numbers())
        (void)u;
    return 0;
}
