/* A yield in a while loop whose condition has a side effect. */
// expect: 10 after 1 calls
// expect: 20 after 2 calls
// expect: 30 after 3 calls
// expect: calls 4
#include <stdio.h>
#include <tandem.h>

static int calls;

static int more(int limit)
{
    calls++;
    return calls <= limit;
}

static generator(int) counted(int limit)
{
    while (more(limit))
        yield calls * 10;
}

int main(void)
{
    td_gen *g = counted(3);
    int v;

    while (td_next(g, &v))
        printf("%d after %d calls\n", v, calls);
    printf("calls %d\n", calls);
    td_gen_free(g);
    return 0;
}
