// File-scope variables of every linkage, and a thread-local, around suspensions of one thread.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int internal = 1;
int external = 2;
extern int defined_below;
static const int table[] = { 10, 20, 30 };
static _Thread_local int mine = 5;
static int (*const fn)(int) = later;

async int main(void)
{
    static _Thread_local int inside = 6;

    await td_yield();
    internal += await later(10);
    external *= await fn(3);
    mine += 1;
    inside += 2;
    defined_below += table[await later(2)];
    await td_yield();
    printf("%d %d %d %d %d\n", internal, external, mine, inside, defined_below);
    return 0;
}

int defined_below = 3;
// expect: 11 6 6 8 33
