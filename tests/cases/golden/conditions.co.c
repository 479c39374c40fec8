/* Awaits in the heads of loops and under && and ?: are unfolded; what is left of them is kept. */
#include <tandem.h>

async int more(void);
async int size(int n);

async int conditions(int *p, int n)
{
    int total = 0;

    while (n > 0 && await more())
        n--;
    for (int i = 0; i < await size(n); i += await size(1)) {
        if (i == 3)
            continue;
        total += p[i] * await size(i);
    }
    do
        total--;
    while (await more());
    return total > 10 ? await size(total) : *p;
}
