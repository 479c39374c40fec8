// The pointer that is subscripted is read before the await in the subscript changes it.
// elision: no (plain C may read the pointer after the call)
#include <stdio.h>
#include <tandem.h>

static int first[3] = { 1, 2, 3 }, second[3] = { 10, 20, 30 };
static int *p = first;
static struct {
    int *v;
} s = { first };

static async int move(int i)
{
    await td_yield();
    p = p == first ? second : first;
    s.v = p;
    return i;
}

async int main(void)
{
    printf("%d\n", p[await move(1)]);
    printf("%d\n", s.v[await move(2)]);
    printf("%d\n", *(p + await move(0)));
    printf("%d\n", (p + 1)[await move(1)]);
    printf("%d\n", (int)(p == first));
    return 0;
}
// expect: 2
// expect: 30
// expect: 1
// expect: 30
// expect: 1
