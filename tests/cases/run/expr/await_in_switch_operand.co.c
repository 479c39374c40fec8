// An await as the operand of switch, also with unsigned char and long results.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async unsigned char byte(int v)
{
    await td_yield();
    return (unsigned char)v;
}

static async const char *kind(int v)
{
    switch (await later(v) + 1) {
    case 1:
        return "zero";
    case 2: case 3:
        return "low";
    default:
        return "high";
    }
}

async int main(void)
{
    for (int i = 0; i < 4; i++)
        puts(await kind(i));
    switch (await byte(257)) {
    case 1:
        puts("wrapped");
        break;
    default:
        puts("not");
    }
    return 0;
}
// expect: zero
// expect: low
// expect: low
// expect: high
// expect: wrapped
