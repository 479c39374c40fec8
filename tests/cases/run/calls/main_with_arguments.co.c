// async main with argc and argv, which live across suspensions.
#include <stdio.h>
#include <tandem.h>

static async int length(const char *s)
{
    int n = 0;
    while (s[n]) {
        await td_yield();
        n++;
    }
    return n;
}

async int main(int argc, char *argv[])
{
    int total = 0;

    for (char **p = argv; *p; p++)
        total += await length(*p);
    await td_yield();
    printf("%d %d %d\n", argc, total > 0, argv[argc] == NULL);
    argc--;
    argv++;
    await td_yield();
    return argc + (argv[0] ? 1 : 0) + 3;
}
// expect: 1 1 1
// exit: 3
