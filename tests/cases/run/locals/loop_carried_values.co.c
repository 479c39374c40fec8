// Values that one round of a loop hands to the next, across a suspension in the middle.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = 0, b = 1, prev = -1, best = -1, first;
    unsigned hash = 17;
    const char *last = "start";

    for (int i = 0; i < 12; i++) {
        int t = a + b;
        if (i == 0)
            first = t;
        a = b;
        b = await later(t);
        if (prev >= 0 && b - prev > best)
            best = b - prev;
        hash = hash * 33 + (unsigned)b;
        prev = b;
        if (i % 5 == 0)
            last = i ? "five" : "zero";
    }
    printf("%d %d %d %d %u %s\n", a, b, best, first, hash % 1000, last);
    return 0;
}
// warnings: no (first looks uninitialised)
// expect: 144 233 89 1 57 five
