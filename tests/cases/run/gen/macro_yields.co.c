/* Macros that yield, once and in a loop. */
// expect: 2
// expect: 20
// expect: 21
// expect: 2
// expect: 3
// expect: 4
#include <stdio.h>
#include <tandem.h>

#define EMIT(x) yield (x)
#define EMIT_TWICE(x)   \
    do {                \
        EMIT(x);        \
        EMIT((x) + 1);  \
    } while (0)
#define REPEAT(n) for (int rep_ = 0; rep_ < (n); rep_++)

static generator(int) emits(int base)
{
    EMIT(base);
    if (base > 0)
        EMIT_TWICE(base * 10);
    else
        EMIT(-1);
    REPEAT(3)
        EMIT(base + rep_);
}

int main(void)
{
    td_gen *g = emits(2);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
