// arr[idx] = await f() uses the idx that f leaves; p->next->v the next that f leaves.
// elision: no (plain C may find the place first)
#include <stdio.h>
#include <tandem.h>

struct node {
    int v;
    struct node *next;
};

static int idx;
static struct node a = { 1, NULL }, b = { 2, NULL };
static struct node *head = &a;

static async int move(int v)
{
    await td_sleep(1);
    idx++;
    head = head == &a ? &b : &a;
    a.next = &b;
    b.next = &a;
    return v;
}

async int main(void)
{
    int arr[4] = { 0, 0, 0, 0 };

    arr[idx] = await move(7);
    arr[idx] += await move(8);
    head->v = await move(50);
    head->next->v += await move(60);
    printf("%d %d %d %d\n", arr[0], arr[1], arr[2], arr[3]);
    printf("%d %d\n", a.v, b.v);
    return 0;
}
// expect: 0 7 8 0
// expect: 1 110
