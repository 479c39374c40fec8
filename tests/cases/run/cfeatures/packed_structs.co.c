// Packed structs as locals and results; members left of an await.
#include <stdio.h>
#include <tandem.h>

#pragma pack(push, 1)
struct packed {
    char c;
    int i;
    double d;
};
#pragma pack(pop)

static async struct packed make(int i)
{
    struct packed p = { 'p', i, i / 2.0 };
    await td_yield();
    return p;
}

async int main(void)
{
    struct packed a = await make(3), b[2] = { await make(5), { 0, 0, 0 } };

    b[1] = a;
    await td_yield();
    b[1].i += (await make(10)).i;
    a.d += (await make(1)).d + b[0].d;
    printf("%d %d %.1f %c\n", (int)sizeof a, b[1].i, a.d, b[0].c);
    return 0;
}
// expect: 13 13 4.5 p
