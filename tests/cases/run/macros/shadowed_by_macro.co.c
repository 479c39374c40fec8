// Object-like macros named like frame members, fields of structs and function-like ones as names.
#include <stdio.h>
#include <tandem.h>

struct msg {
    int len, pos;
};
#define len_of(m) ((m)->len)
#define pos_of(m) (m).pos
#define square(x) ((x) * (x))

static async int (square)(int v)
{
    await td_yield();
    return v * v * 100;
}

async int main(void)
{
    struct msg m = { 3, 4 };
    int side = 5, len_of = 1;

    await td_yield();
    len_of(&m) += await (square)(side) + len_of;
    pos_of(m) = square(side);
    printf("%d %d\n", m.len, m.pos);
    return 0;
}
// expect: 2504 25
