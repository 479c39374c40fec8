/* Yields a union. */
// expect: 0 7
// expect: 1 8
// expect: 2 9
#include <stdio.h>
#include <tandem.h>

union word {
    unsigned long long bits;
    unsigned char bytes[8];
};

static generator(union word) words(int n)
{
    union word w = {0};

    for (int i = 0; i < n; i++) {
        for (int k = 0; k < 8; k++)
            w.bytes[k] = (unsigned char)(i + k);
        yield w;
    }
}

int main(void)
{
    td_gen *g = words(3);
    union word w;

    while (td_next(g, &w))
        printf("%d %d\n", w.bytes[0], w.bytes[7]);
    td_gen_free(g);
    return 0;
}
