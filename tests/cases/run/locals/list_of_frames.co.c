// A linked list whose nodes are locals of recursive activations, walked from the deepest one.
#include <stdio.h>
#include <tandem.h>

struct node {
    int v;
    struct node *up, **head;
};

static struct node *innermost;

static async int walk(void)
{
    int sum = 0;
    for (struct node *n = innermost; n; n = n->up) {
        await td_yield();
        sum = sum * 10 + n->v;
        n->v += 1;
    }
    return sum;
}

static async int nest(int depth)
{
    struct node here = { depth, innermost, &innermost };

    *here.head = &here;
    await td_yield();
    int r = depth ? await nest(depth - 1) : await walk();
    await td_yield();
    *here.head = here.up;
    return r * 10 + here.v;
}

async int main(void)
{
    printf("%d %d\n", await nest(3), innermost == NULL);
    return 0;
}
// expect: 1231234 1
