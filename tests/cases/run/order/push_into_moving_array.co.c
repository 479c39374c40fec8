// v->data[v->n++] = await f(v), where f moves v->data and changes v->n.
// elision: no (plain C may find the place before the call)
#include <stdio.h>
#include <tandem.h>
#include <string.h>

static int room[2][16];

struct vec {
    int *data, n;
};

static async int grow(struct vec *v, int add)
{
    int *fresh = v->data == room[0] ? room[1] : room[0];

    await td_yield();
    memcpy(fresh, v->data, sizeof room[0]);
    memset(v->data, 0xff, sizeof room[0]);
    v->data = fresh;
    v->data[v->n++] = add;
    return -add;
}

async int main(void)
{
    struct vec v = { room[0], 0 };

    for (int i = 1; i <= 3; i++)
        v.data[v.n++] = await grow(&v, i);
    for (int i = 0; i < v.n; i++)
        printf("%d%s", v.data[i], i + 1 < v.n ? " " : "\n");
    return 0;
}
// expect: 1 -1 2 -2 3 -3
