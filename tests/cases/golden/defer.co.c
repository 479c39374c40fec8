/* Regions: every way out goes through the deferred code, which is there once. */
#include <stdio.h>
#include <tandem.h>

async int step(int n);

async int regions(int n)
{
    for (int i = 0; i < n; i++) {
        FILE *f = fopen("/dev/null", "r");
        if (!f)
            break;
        defer fclose(f);
        if (await step(i) < 0)
            return -1;
        if (i == 5)
            continue;
        defer await step(-i);
        if (i == 7)
            goto out;
    }
out:
    return n;
}
