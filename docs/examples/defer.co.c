#include <stdio.h>
#include <tandem.h>

async int copy(const char *from, const char *to)
{
    printf("open %s\n", from);
    defer printf("close %s\n", from);

    await td_sleep(1);
    if (!*to)
        return -1; /* the source is closed */

    printf("open %s\n", to);
    defer printf("close %s\n", to);

    await td_sleep(1);
    puts("copied");
    return 0; /* the target is closed, then the source */
}

async int main(void)
{
    printf("%d\n", await copy("a.txt", ""));
    printf("%d\n", await copy("a.txt", "b.txt"));
    return 0;
}
