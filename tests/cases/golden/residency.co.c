/* A hot loop runs on C locals, saved where the function waits; what has its address taken stays in
 * the frame; what dies before each suspension is no field at all. */
#include <tandem.h>

async int pause(int *where);

async long residency(const int *p, int n)
{
    long total = 0;
    int place = 0;

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < n; i++)
            total += p[i];
        const int scaled = (int)total * 2;
        if (scaled > 100)
            total = scaled - 1;
        await pause(&place);
    }
    return total + place;
}
