// Two annotated files that await each other's functions; a header announces them to this one.
// files: aux/two_files_other.co.c
#include <stdio.h>
#include <tandem.h>
#include "aux/two_files.h"

async int ping(int n, struct trace *t)
{
    t->text[t->n++] = 'i';
    if (n == 0)
        return 100;
    await td_yield();
    int r = await pong(n - 1, t);
    return r + n;
}

async int main(void)
{
    struct trace t = { 0, "" };
    int a = await ping(4, &t);
    int b = await pong_table[1](3, &t);
    int c = await pong_sum(await pong(1, &t), b);

    printf("%d %d %d %s\n", a, b, c, t.text);
    return 0;
}
// expect: 110 106 207 ioioiioiooi
