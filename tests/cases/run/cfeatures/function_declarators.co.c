// Complicated declarators: a function that returns a pointer to an array or to a function.
#include <stdio.h>
#include <tandem.h>

static int rows[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };

static int negate(int v)
{
    return -v;
}

static async int (*get_row(int n))[3]
{
    await td_yield();
    return &rows[n];
}

static async int (*get_function(int n))(int)
{
    await td_yield();
    return n ? negate : NULL;
}

static async const char *const *(get_names)(void)
{
    static const char *const names[] = { "a", "b", NULL };
    await td_yield();
    return names;
}

static async int ((wrapped)(int (v)))
{
    await td_yield();
    return v + 1;
}

async int main(void)
{
    printf("%d\n", (*await get_row(1))[2]);
    printf("%d %d\n", (await get_function(1))(5), await get_function(0) == NULL);
    printf("%s %d\n", (await get_names())[1], await wrapped(1));
    return 0;
}
// expect: 6
// expect: -5 1
// expect: b 2
