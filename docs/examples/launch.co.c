#include <stdio.h>
#include <tandem.h>

generator(int) countdown(int from)
{
    while (from > 0)
        yield from--;
}

async int launch(const char *rocket, int ms)
{
    foreach (int, n, countdown(3)) {
        printf("%s %d\n", rocket, n);
        await td_sleep(ms);
    }
    return printf("%s is away\n", rocket);
}

async int main(void)
{
    td_task *small = td_spawn(launch, "small", 10);
    await launch("large", 150);
    return await td_join(small, NULL);
}
