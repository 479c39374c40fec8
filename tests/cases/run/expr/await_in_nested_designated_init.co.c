// Awaits in nested designators, braces left out, and a char array member.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct line {
    struct {
        int x, y;
    } end[2];
    char name[6];
    int width;
};

async int main(void)
{
    struct line l = { .end[1].y = await later(4), .name = "abc", .width = await later(2) };
    struct line m = { .end = { [0] = { .y = await later(9) }, [1] = { 7, await later(8) } } };

    printf("%d %d %d %d %s %d\n", l.end[0].x, l.end[0].y, l.end[1].x, l.end[1].y, l.name,
           l.width);
    printf("%d %d %d %d [%s] %d\n", m.end[0].x, m.end[0].y, m.end[1].x, m.end[1].y, m.name,
           m.width);
    return 0;
}
// expect: 0 0 0 4 abc 2
// expect: 0 9 7 8 [] 0
