// Operands that C does not evaluate, or may not evaluate, are neither calls nor writes.
#include <stddef.h>
#include <stdio.h>
#include <tandem.h>

static int calls;
static async int n(int v)
{
    await td_yield();
    calls++;
    return v;
}
struct s { int k, a[4]; };

static async int generic(int k)
{
    int x = k + 7, y = k;
    await td_yield();
    (void)_Generic(1, long: (x = 5), int: 0);
    (void)_Generic((y = 5, 1), int: 0, default: (x = 6));
    return 100 * x + y;
}
static async int chosen(int k)
{
    int x = k + 7, y = k;
    await td_yield();
    (void)__builtin_choose_expr(0, (x = 5), 0);
    (void)__builtin_choose_expr(1, 0, (x = 5));
    return 100 * x + y;
}
static async int constant(int k)
{
    int x = k + 7, y = k, z = k;
    await td_yield();
    int c = __builtin_constant_p(x = 5) + __builtin_constant_p(await n(1)) +
            __builtin_constant_p((x++, await n(1)));
    c += __builtin_classify_type(y = 3) == 1 ? 0 : 5;
    c += (int)__builtin_object_size((z = 5, &k), 0) ? 0 : 5;
    return 10000 * c + 100 * x + y + 10 * z;
}
static async int object(void)
{
    char text[16], *p = text + 4;
    await td_yield();
    size_t size = __builtin_object_size(p, 0); /* p is looked at */
    return size == 12 || size == (size_t)-1 || size == 16;
}
static async int sizes(int k)
{
    int x = k + 7, y = k, z = k;
    await td_yield();
    int total = (int)(sizeof(x = 5) + sizeof(int[3]) + _Alignof(int[4]) + sizeof(await n(2)));
    __typeof__(y = 5) w = 1;
    _Alignas(_Alignof(int)) char c = 2;
    __typeof__(await n(4)) v = 3;
    int (*f)(int q, int a[q = 4]) = NULL;
    return total * 1000 + x * 100 + y * 10 + z + w + c + v + (f != NULL);
}
static async int offsets(int k)
{
    int i = k, *p = &i;
    await td_yield();
    ++*p;
    int first = (int)__builtin_offsetof(struct s, a[i]);
    return first * 100 + (int)__builtin_offsetof(struct s, a[await n(2)]);
}
static async int called_once(int k)
{
    int x = (int)sizeof(int[await n(3)]);
    return x + _Generic(k, int: await n(1), long: await n(2)) + (int)sizeof(k++) + (int)_Alignof(int[3]);
}
static int varying(int k)
{
    int m[k][k], i = 0, j = 0;
    int size = (int)(sizeof m[i++] / sizeof(int));
    __typeof__(m[j++]) *q = &m[0];
    return size * 100 + i * 10 + j + (q == NULL);
}
static async int varying_await(int k)
{
    int i = 0, size;
    await td_yield();
    {
        int m[k][k];
        size = (int)(sizeof m[i++] / sizeof(int));
    }
    await td_yield();
    return size * 10 + i;
}
async int main(void)
{
    printf("%d %d %d\n", await generic(1), await chosen(1), await constant(1));
    printf("%d %d %d\n", await object(), await sizes(1), calls);
    printf("%d ", await offsets(1));
    printf("%d\n", calls);
    printf("%d ", await called_once(1));
    printf("%d %d\n", calls, varying(3));
    printf("%d\n", await varying_await(4));
    return 0;
}

// std: gnu11
// warnings: no (gcc tells of effects that sizeof drops)
// expect: 801 801 811
// expect: 1 24817 0
// expect: 1212 1
// expect: 21 3 311
// expect: 41
