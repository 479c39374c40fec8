// LIST_FOREACH-like macros that open a loop, and macros that open and close blocks.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct node {
    int v;
    struct node *next;
};

#define LIST_FOREACH(var, head) for (struct node *var = (head); var; var = var->next)
#define BEGIN {
#define END }
#define WITH(decl)                                                                               \
    for (int once_ = 1; once_;)                                                                  \
        for (decl; once_; once_ = 0)
#define UNLESS(c) if (c) { } else

async int main(void)
{
    struct node c = { 3, NULL }, b = { 2, &c }, a = { 1, &b };
    int sum = 0;

    LIST_FOREACH(n, &a) {
        if (n->v == 2)
            continue;
        sum += await later(n->v);
    }
    LIST_FOREACH(n, await later(1) ? &b : &a)
        LIST_FOREACH(m, n)
            sum += 10 * await later(m->v);
    if (sum) BEGIN
        await td_yield();
        WITH(int k = await later(100)) {
            await td_yield();
            sum += k;
        }
    END
    UNLESS(await later(0))
        sum += await later(1000);
    printf("%d\n", sum);
    return 0;
}
// expect: 1184
