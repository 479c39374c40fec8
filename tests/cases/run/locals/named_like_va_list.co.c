/* A local keeps a stack because its type is va_list, not because its name says so: no remark here. */
#include <stdio.h>
#include <tandem.h>

struct java_list {
    int n;
    struct java_list *next;
};
typedef struct {
    int v;
} my_va_list;
typedef int va_list_length;

static async int n(int v)
{
    await td_yield();
    return v;
}

static async int walk(struct java_list *l)
{
    int sum = 0;
    for (; l; l = l->next)
        sum += await n(l->n);
    return sum;
}

static async int named(va_list_length length)
{
    my_va_list list = {length}, *at = &list;
    struct java_list lists[2] = {{1, &lists[1]}, {2, NULL}};
    return await walk(lists) + await n(at->v) + lists[1].n;
}

async int main(void)
{
    printf("%d\n", await named(30)); // expect: 35
    return 0;
}
