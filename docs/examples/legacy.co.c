#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

async int weight(int x)
{
    await td_sleep(1);
    return x % 10;
}

static int by_weight(const void *a, const void *b) /* plain C, called by qsort */
{
    return weight(*(const int *)a) - weight(*(const int *)b);
}

async void sorter(int *values, size_t n)
{
    qsort(values, n, sizeof *values, by_weight);
}

async void ticker(void)
{
    puts("the loop is alive");
    await td_yield();
}

async int main(void)
{
    int values[] = {19, 42, 7, 31};
    td_task *t = td_spawn(ticker);

    await sorter(values, 4);
    await td_join(t, NULL);
    for (int i = 0; i < 4; i++)
        printf("%d ", values[i]);
    puts("");
    return 0;
}
