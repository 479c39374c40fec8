/* A plain C function spawns tasks, and a plain call of an async function runs the loop. */
// files: aux/plain_spawner.c
// expect: 35
// expect: 64
#include <stdio.h>
#include <tandem.h>
#include "aux/spawner.h"

async int cube(int n)
{
    await td_sleep(1);
    return n * n * n;
}

async int add_joined(td_task *a, td_task *b)
{
    int x = 0, y = 0;

    await td_join(a, &x);
    await td_join(b, &y);
    return x + y;
}

int main(void)
{
    printf("%d\n", spawn_and_add(2, 3));
    printf("%d\n", spawn_and_join(4));
    return 0;
}
