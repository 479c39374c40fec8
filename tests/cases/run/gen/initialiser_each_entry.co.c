/* An initialiser runs at every entry of its block, a static one once. */
// expect: 5
// expect: 100
// expect: 1
// expect: 6
// expect: 110
// expect: 2
// expect: 7
// expect: 120
// expect: 3
#include <stdio.h>
#include <tandem.h>

static generator(int) fresh(int n)
{
    for (int i = 0; i < n; i++) {
        static int entries;
        int local = 5;
        int arr[3] = {[1] = i};

        local += i;
        entries++;
        yield local;
        arr[0] += 1;
        yield arr[0] * 100 + arr[1] * 10 + arr[2];
        yield entries;
    }
}

int main(void)
{
    td_gen *g = fresh(3);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
