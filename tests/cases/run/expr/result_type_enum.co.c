// Enum results, switched over and used as an index.
#include <stdio.h>
#include <tandem.h>

enum colour { RED, GREEN = 5, BLUE };

static async enum colour next(enum colour c)
{
    await td_yield();
    switch (c) {
    case RED:
        return GREEN;
    case GREEN:
        return BLUE;
    case BLUE:
        break;
    }
    return RED;
}

static const char *const names[] = { [RED] = "red", [GREEN] = "green", [BLUE] = "blue" };

async int main(void)
{
    enum colour c = RED;

    for (int i = 0; i < 4; i++) {
        c = await next(c);
        printf("%s %s\n", names[c], names[await next(c)]);
    }
    return 0;
}
// expect: green blue
// expect: blue red
// expect: red green
// expect: green blue
