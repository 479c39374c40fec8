/* A generator that keeps a stack and is dropped part-way runs its defers. */
// remark: 'holder' keeps a stack while it waits
// expect: a
// expect: round 0
// expect: b
// expect: round 1
// expect: give back abcd
// expect: freed
#include <stdio.h>
#include <tandem.h>

static generator(int) holder(int n)
{
    char name[n + 1];

    for (int i = 0; i < n; i++)
        name[i] = (char)('a' + i);
    name[n] = 0;
    defer printf("give back %s\n", name);
    for (int i = 0; i < n; i++) {
        defer printf("round %d\n", i);
        yield name[i];
    }
}

int main(void)
{
    td_gen *g = holder(4), *unstarted = holder(2);
    int v;

    td_next(g, &v);
    printf("%c\n", v);
    td_next(g, &v);
    printf("%c\n", v);
    td_gen_free(g);
    td_gen_free(unstarted);
    printf("freed\n");
    return 0;
}
