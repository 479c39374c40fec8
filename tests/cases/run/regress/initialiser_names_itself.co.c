// A variable is in scope in its own initialiser, also in what of it comes before an await.
// flags: -Wno-unused-value -Wno-shadow
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

struct node {
    struct node *next;
    int v, w;
};

static async int wait(int x)
{
    await td_yield();
    return x;
}

static int peek(const void *p)
{
    return p != NULL;
}

static async int itself(void)
{
    const char *p = "x"; /* one byte each */
    int sum = (int)sizeof *p;

    {
        double *p = malloc((size_t)await wait((int)sizeof *p));

        *p = 1.5;
        sum += (int)*p * (int)sizeof *p;
        free(p);
    }
    struct node n = {&n, peek(&n), await wait(7)};
    sum += n.next->w + n.v;
    for (short s = (short)await wait((int)sizeof s); s < 5; s++)
        sum += s;
    return sum;
}

static async long others(void)
{
    const long a[4] = {await wait(1), sizeof a / sizeof a[0], sizeof a, await wait(4)};
    const void *open[] = {(await td_yield(), peek(open) ? "abc" : ""), &open[1], "d"};
    int first = 3, second[2] = {first, await wait(first + (int)sizeof second)};

    return a[0] + a[1] + a[2] + a[3] + *(const char *)open[0] + (open[1] == (const void *)&open[1]) +
           (long)(sizeof open / sizeof open[0]) + second[0] * second[1];
}

async int main(void)
{
    printf("%d\n", await itself());
    printf("%ld\n", await others());
    return 0;
}
// expect: 26
// expect: 175
