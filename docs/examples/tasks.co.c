#include <stdio.h>
#include <tandem.h>

async int fetch(int id)
{
    printf("fetch %d begins\n", id);
    await td_sleep(40 * id);
    printf("fetch %d ends\n", id);
    return 100 + id;
}

async int main(void)
{
    td_task *a = td_spawn(fetch, 2);
    td_task *b = td_spawn(fetch, 1);
    int ra = 0, rb = 0;

    puts("both spawned");
    await td_join(a, &ra);
    await td_join(b, &rb);
    printf("%d %d\n", ra, rb);
    return 0;
}
