/* The expression of a yield is evaluated once, at the yield. */
// expect: take a
// expect: 10
// expect: 11
// expect: 33
// expect: 7
// expect: take b
// expect: 2
#include <stdio.h>
#include <tandem.h>

static int next_id;

static int take(const char *why)
{
    printf("take %s\n", why);
    return ++next_id;
}

static generator(int) effects(int *array)
{
    int i = 0;

    yield take("a") * 10;
    yield array[i++];
    yield (i++, array[i]);
    yield i = 7;
    yield i > 5 ? take("b") : take("c");
}

int main(void)
{
    int array[] = {11, 22, 33};
    td_gen *g = effects(array);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
