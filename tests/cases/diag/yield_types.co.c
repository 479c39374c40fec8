/* What is yielded converts to the element as if by assignment, or is an error. */
#include <tandem.h>

struct pair { int a, b; };
struct other { int a; };

generator(int) struct_for_int(struct pair p)
{
    yield p; // error: the value of this yield is 'struct pair' and does not convert to the generator's element, 'int'
}

generator(double) pointer_for_double(int *p)
{
    yield p; // error: the value of this yield is 'int *' and does not convert to the generator's element, 'double'
}

generator(int) string_for_int(void)
{
    yield "text"; // error: the value of this yield is 'char *' and does not convert to the generator's element, 'int'
}

generator(struct pair) other_struct(struct other o)
{
    yield 3; // error: the value of this yield is 'int' and does not convert to the generator's element, 'struct pair'
    yield o; // error: the value of this yield is 'struct other' and does not convert to the generator's element, 'struct pair'
}

generator(char *) number_for_pointer(double d)
{
    yield d; // error: the value of this yield is 'double' and does not convert to the generator's element, 'char *'
}

typedef struct pair same;

generator(const struct pair) fine_struct(same s)
{
    yield s;
    yield (struct pair){1, 2};
}

generator(double) fine_numbers(char c, _Bool b)
{
    yield c;
    yield b;
    yield 'x' + 1u;
}

generator(_Bool) fine_truth(int *p)
{
    yield p;
    yield 2.5;
}

generator(const char *) fine_strings(void *v)
{
    yield "text";
    yield v;
    yield 0;
}
