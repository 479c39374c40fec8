/* A member or an element of a local lives no longer than the local. */
#include <tandem.h>

struct box {
    int a, b;
};

async int fill(int *where, int n);

async int user(void)
{
    struct box box = {1, 2};
    int row[4] = {0};
    td_task *t = td_spawn(fill, &box.b, 3); // warning: the address of local 'box' is passed to a spawned task...
    td_task *u = td_spawn(fill, &row[2], 3); // warning: the address of local 'row' is passed to a spawned task...

    await td_join(t, NULL);
    await td_join(u, NULL);
    return box.b + row[2];
}
