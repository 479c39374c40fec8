// Struct and union results: assigned, copied, passed on, in a conditional, thrown away.
#include <stdio.h>
#include <tandem.h>

struct vec {
    double x, y, z;
};
union word {
    unsigned u;
    unsigned char b[4];
};

static async struct vec vec(double x, double y, double z)
{
    struct vec v = { x, y, z };
    await td_yield();
    return v;
}

static async struct vec add(struct vec a, struct vec b)
{
    await td_yield();
    a.x += b.x, a.y += b.y, a.z += b.z;
    return a;
}

static async union word word(unsigned u)
{
    union word w;
    w.u = u;
    await td_yield();
    return w;
}

async int main(void)
{
    struct vec v = await add(await vec(1, 2, 3), await add(await vec(4, 5, 6), await vec(7, 8, 9)));
    struct vec w = v.x > 100 ? v : await vec(0, 0, 1);

    w = await add(w, v);
    await vec(9, 9, 9);
    printf("%.0f %.0f %.0f, %.0f %.0f %.0f\n", v.x, v.y, v.z, w.x, w.y, w.z);
    printf("%d\n", (await word(0x01010101u)).b[2]);
    return 0;
}
// expect: 12 15 18, 12 15 19
// expect: 1
