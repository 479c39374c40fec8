/* sizeof and _Generic around generators do not run them. */
// std: gnu11
// expect: 10
// expect: 1
// expect: 0
// expect: made 0
// expect: then 1
#include <stdio.h>
#include <tandem.h>

static int made;

static int count(void)
{
    return ++made;
}

static generator(int) numbers(int n)
{
    yield n + (int)sizeof(count());
    yield _Generic(count(), int: 1, default: 2);
    yield (int)sizeof(int[3]) * made;
}

int main(void)
{
    foreach (int, v, numbers(6))
        printf("%d\n", v);
    printf("made %d\n", made);
    printf("then %d\n", count());
    return 0;
}
