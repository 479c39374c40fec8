/* received as an operand: in a condition, an argument and an initialiser. */
// expect: #0 3 6
// expect: best 3
// expect: #1 9 18
// expect: best 9
// expect: #2 4 8
// expect: best 9
// expect: #3 12 24
// expect: best 12
#include <stdio.h>
#include <tandem.h>

static generator(int, int) gauge(void)
{
    int best = 0;

    for (int n = 0;; n++) {
        yield best;
        if (received(int) > best)
            best = received(int);
        int twice[2] = {received(int), received(int) * 2};
        printf("#%d %d %d\n", n, twice[0], twice[1]);
    }
}

int main(void)
{
    static const int in[] = {3, 9, 4, 12};
    td_gen *g = gauge();
    int best;

    td_next(g, &best);
    for (int i = 0; i < 4; i++) {
        td_send(g, &in[i], &best);
        printf("best %d\n", best);
    }
    td_gen_free(g);
    return 0;
}
