/* goto out of two levels across suspensions, with awaiting defers at both. */
// expect: cell 0
// expect: cell 1
// expect: cell 2
// expect: row 0
// expect: cell 0
// expect: cell 1
// expect: row 1
// expect: found after 5
// expect: 4
#include <stdio.h>
#include <tandem.h>

static async void note(const char *s, int n)
{
    await td_yield();
    printf("%s %d\n", s, n);
}

static async int search(int want)
{
    int seen = 0;

    for (int i = 0; i < 3; i++) {
        defer await note("row", i);
        for (int j = 0; j < 3; j++) {
            defer await note("cell", j);
            seen++;
            if (i * 3 + j == want)
                goto found;
        }
    }
    return -1;
found:
    await note("found after", seen);
    return want;
}

async int main(void)
{
    printf("%d\n", await search(4));
    return 0;
}
