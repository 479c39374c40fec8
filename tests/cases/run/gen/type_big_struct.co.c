/* Yields a struct of a kilobyte, every byte of it. */
// expect: 1223
// expect: 2247
// expect: 3271
#include <stdio.h>
#include <string.h>
#include <tandem.h>

struct block {
    unsigned char data[1024];
};

static generator(struct block) blocks(int n)
{
    for (int i = 0; i < n; i++) {
        struct block b;
        memset(b.data, i + 1, sizeof b.data);
        b.data[1023] = (unsigned char)(200 + i);
        yield b;
    }
}

int main(void)
{
    td_gen *g = blocks(3);
    struct block b;

    while (td_next(g, &b)) {
        unsigned sum = 0;
        for (int i = 0; i < 1024; i++)
            sum += b.data[i];
        printf("%u\n", sum);
    }
    td_gen_free(g);
    return 0;
}
