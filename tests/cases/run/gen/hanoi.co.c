/* The towers of Hanoi: recursion on both sides of a yield of structs. */
// expect: 1: 1 a->c
// expect: 2: 2 a->b
// expect: 3: 1 c->b
// expect: 4: 3 a->c
// expect: 5: 1 b->a
// expect: 6: 2 b->c
// expect: 7: 1 a->c
#include <stdio.h>
#include <tandem.h>

struct move {
    int disk;
    char from, to;
};

static generator(struct move) hanoi(int n, char from, char to, char via)
{
    if (n == 0)
        return;
    yield_from(hanoi(n - 1, from, via, to));
    yield (struct move){n, from, to};
    yield_from(hanoi(n - 1, via, to, from));
}

int main(void)
{
    td_gen *g = hanoi(3, 'a', 'c', 'b');
    struct move m;
    int n = 0;

    while (td_next(g, &m))
        printf("%d: %d %c->%c\n", ++n, m.disk, m.from, m.to);
    td_gen_free(g);
    return 0;
}
