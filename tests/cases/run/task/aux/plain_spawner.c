#include <stdio.h>
#include "spawner.h"

int spawn_and_add(int x, int y)
{
    td_task *a = td_spawn(cube, x), *b = td_spawn(cube, y);

    return add_joined(a, b);
}

int spawn_and_join(int n)
{
    td_task *t = td_spawn(cube, n);
    int r = 0, status = td_join(t, &r);

    return status == 0 ? r : status;
}
