// main itself keeps a stack.
// remark: 'main' keeps a stack while it waits
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(int argc, char **argv)
{
    int n = argc + 3;
    char text[n + 1];

    for (int i = 0; i < n; i++)
        text[i] = (char)await later('a' + i);
    text[n] = 0;
    await td_sleep(1);
    printf("%s %d %d\n", text, (int)sizeof text, argv[0] != NULL);
    return await later(n);
}
// expect: abcd 5 1
// exit: 4
