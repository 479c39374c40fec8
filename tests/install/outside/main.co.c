#include "local.h"
#include "settings.h"
#include <stdio.h>
#include <tandem.h>

#if PRELUDE != 1 || ONLY_C != 5
#error the flags of the target did not arrive
#endif

generator(int) count(int limit)
{
    for (int i = 0; i < limit; i++)
        yield i * SCALE;
}

async int main(void)
{
    foreach (int, v, count(LIMIT))
        printf("%d\n", v);
    printf("%s %d\n", GREETING, await total(LIMIT));
    return plain() - LOCAL;
}
