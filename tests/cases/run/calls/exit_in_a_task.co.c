// exit called deep inside awaits ends the program with its status; atexit handlers run.
// warnings: no (gcc sees recursion without end)
#include <stdio.h>
#include <tandem.h>
#include <stdlib.h>

static void bye(void)
{
    puts("bye");
}

static async int deep(int n)
{
    await td_yield();
    if (n == 0)
        exit(9);
    return await deep(n - 1);
}

async int main(void)
{
    atexit(bye);
    puts("start");
    await deep(5);
    puts("not reached");
    return 0;
}
// expect: start
// expect: bye
// exit: 9
