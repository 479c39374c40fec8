// alloca in a loop: each round's memory stays, chained into a list.
// remark: 'chain' keeps a stack while it waits: alloca
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <alloca.h>

struct node {
    int v;
    struct node *next;
};

static async int chain(int n)
{
    struct node *head = NULL;
    int sum = 0;

    for (int i = 0; i < n; i++) {
        struct node *fresh = alloca(sizeof *fresh);
        fresh->v = i;
        fresh->next = head;
        head = fresh;
        await td_yield();
    }
    for (struct node *p = head; p; p = p->next) {
        sum = sum * 10 + p->v;
        await td_yield();
    }
    return sum;
}

async int main(void)
{
    printf("%d\n", await chain(5));
    return 0;
}
// expect: 43210
