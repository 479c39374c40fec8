// A compound literal lives to the end of its block: its address is good after suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct node {
    int v;
    const struct node *next;
};

async int main(void)
{
    int *p = (int[]){ 1, 2, 3 };
    const struct node *list =
        &(struct node){ 1, &(struct node){ await later(2), &(struct node){ 3, NULL } } };
    int sum = 0;

    await td_yield();
    p[1] += await later(20);
    for (const struct node *n = list; n; n = n->next)
        sum = sum * 10 + await later(n->v);
    printf("%d %d\n", p[0] + p[1] + p[2], sum);
    for (int i = 0; i < 3; i++) {
        int *q = &(int){ i * i };
        *q += 1;
        await td_yield();
        printf("%d\n", *q);
    }
    return 0;
}
// expect: 26 123
// expect: 1
// expect: 2
// expect: 5
