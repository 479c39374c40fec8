/* What td_send brings is what received gives; zero after a plain td_next. */
// expect: sum 0
// expect: received 5
// expect: sum 5
// expect: received 6
// expect: sum 11
// expect: received 7
// expect: sum 18
// expect: received 0
// expect: sum 18
#include <stdio.h>
#include <tandem.h>

static generator(int, int) adder(void)
{
    int sum = 0;

    for (;;) {
        yield sum;
        int more = received(int);
        printf("received %d\n", more);
        sum += more;
    }
}

int main(void)
{
    td_gen *g = adder();
    int v = 0, send = 0;

    td_next(g, &v);
    printf("sum %d\n", v);
    for (send = 5; send < 8; send++) {
        td_send(g, &send, &v);
        printf("sum %d\n", v);
    }
    td_next(g, &v);
    printf("sum %d\n", v);
    td_gen_free(g);
    return 0;
}
