// Arrays of one, two and three dimensions live across suspensions, each element for itself.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a[4] = { 1, 2, 3 }, m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
    char cube[2][2][2] = { { "a", "b" }, { "c", "d" } }, text[] = "text";

    await td_yield();
    a[3] = await later(a[2]) + 1;
    m[1][2] += await later(m[0][1]);
    text[0] = 'T';
    await td_sleep(1);
    printf("%d %d %d %d\n", a[0], a[1], a[2], a[3]);
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++)
            printf("%d%c", m[i][j], i + j < 3 ? ' ' : '\n');
    printf("%s%s%s%s %s %d\n", cube[0][0], cube[0][1], cube[1][0], cube[1][1], text,
           (int)(sizeof m + sizeof text - sizeof(int[6])));
    return 0;
}
// expect: 1 2 3 4
// expect: 1 2 3 4 5 8
// expect: abcd Text 5
