/* The element type and the sent type are typedefs, qualified ones too. */
// expect: 0,1
// expect: 2,3
// expect: 6,7
#include <stdint.h>
#include <stdio.h>
#include <tandem.h>

typedef struct {
    int16_t x, y;
} cell;
typedef const cell *cell_ref;

static generator(cell_ref, uint8_t) grid(const cell *all, unsigned n)
{
    unsigned i = 0;

    while (i < n) {
        yield &all[i];
        uint8_t step = received(uint8_t);
        i += step ? step : 1;
    }
}

int main(void)
{
    static const cell all[] = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}};
    td_gen *g = grid(all, 5);
    cell_ref c;
    uint8_t two = 2;

    td_next(g, &c);
    printf("%d,%d\n", c->x, c->y);
    td_next(g, &c);
    printf("%d,%d\n", c->x, c->y);
    while (td_send(g, &two, &c))
        printf("%d,%d\n", c->x, c->y);
    td_gen_free(g);
    return 0;
}
