#include "settings.h"
#include "local.h" /* the one beside this file */

async int total(int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++) {
        await td_yield();
        sum += i + LOCAL;
    }
    return sum;
}
