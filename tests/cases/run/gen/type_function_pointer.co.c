/* Yields function pointers through a typedef. */
// expect: 13
// expect: 42
#include <stdio.h>
#include <tandem.h>

typedef int operation(int, int);
typedef operation *operation_ptr;

static int add(int a, int b)
{
    return a + b;
}

static int mul(int a, int b)
{
    return a * b;
}

static generator(operation_ptr) operations(void)
{
    yield add;
    yield &mul;
}

int main(void)
{
    td_gen *g = operations();
    operation_ptr op;

    while (td_next(g, &op))
        printf("%d\n", op(6, 7));
    td_gen_free(g);
    return 0;
}
