/* A frame over the budget that the command line sets. */
// flags: -Wframe-size=256
#include <string.h>
#include <tandem.h>

static async int small(int n)
{
    await td_yield();
    return n;
}

async int large(int n) // warning: the frame of 'large' is 20...
{
    char text[2000];

    memset(text, n, sizeof text);
    await td_yield();
    return text[1999] + await small(n);
}
