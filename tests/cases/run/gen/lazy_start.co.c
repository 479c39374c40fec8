/* Nothing of a generator's body runs before the first resume. */
// expect: made
// expect: body starts
// expect: got 7
// expect: body goes on
// expect: got 8
// expect: body ends
#include <stdio.h>
#include <tandem.h>

static generator(int) noisy(int n)
{
    printf("body starts\n");
    yield n;
    printf("body goes on\n");
    yield n + 1;
    printf("body ends\n");
}

int main(void)
{
    td_gen *g = noisy(7);
    int v = 0;

    printf("made\n");
    while (td_next(g, &v))
        printf("got %d\n", v);
    td_gen_free(g);
    return 0;
}
