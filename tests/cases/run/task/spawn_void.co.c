/* Spawning functions without result and without parameters. */
// expect: 0
// expect: 0
// expect: hits 2
#include <stdio.h>
#include <tandem.h>

static int hits;

static async void hit(void)
{
    await td_yield();
    hits++;
}

async int main(void)
{
    td_task *a = td_spawn(hit), *b = td_spawn(hit);

    printf("%d\n", await td_join(a, NULL));
    printf("%d\n", await td_join(b, NULL));
    printf("hits %d\n", hits);
    return 0;
}
