/* yield_from delegates what is sent as well. */
// expect: yielded 100
// expect: outer received 2
// expect: yielded 0
// expect: a received 4
// expect: yielded 1
// expect: a received 8
// expect: yielded 0
// expect: b received 16
// expect: yielded 200
// expect: outer received 32
#include <stdio.h>
#include <tandem.h>

static generator(int, int) inner(const char *name, int n)
{
    for (int i = 0; i < n; i++) {
        yield i;
        printf("%s received %d\n", name, received(int));
    }
}

static generator(int, int) outer(void)
{
    yield 100;
    printf("outer received %d\n", received(int));
    yield_from(inner("a", 2));
    yield_from(inner("b", 1));
    yield 200;
    printf("outer received %d\n", received(int));
}

int main(void)
{
    td_gen *g = outer();
    int v, send = 1;

    if (!td_next(g, &v))
        return 1;
    do {
        printf("yielded %d\n", v);
        send *= 2;
    } while (td_send(g, &send, &v));
    td_gen_free(g);
    return 0;
}
