// Range designators: an await in the value of a range happens once.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int later(int v)
{
    calls++;
    await td_yield();
    return v;
}

struct cell { int a, b[3]; };

static void show(const int *p, int n)
{
    for (int i = 0; i < n; i++)
        printf("%d%s", p[i], i + 1 < n ? " " : "\n");
}

async int main(void)
{
    int list[6] = { [0 ... 2] = await later(3), await later(4), [5] = 6 };
    struct cell cells[] = { [0 ... 1] = { .a = await later(1), .b = { [0 ... 1] = await later(2), 9 } },
                            [3].b[1 ... 2] = await later(5) };
    int before = calls;

    await td_yield();
    show(list, 6);
    for (int i = 0; i < (int)(sizeof cells / sizeof *cells); i++) {
        printf("%d: ", cells[i].a);
        show(cells[i].b, 3);
    }
    show((int[4]){ [1 ... 2] = await later(8) }, 4);
    printf("%d %d\n", before, calls);
    return 0;
}
// expect: 3 3 3 4 0 6
// expect: 1: 2 2 9
// expect: 1: 2 2 9
// expect: 0: 0 0 0
// expect: 0: 0 5 5
// expect: 0 8 8 0
// expect: 5 6
