/* Invocations that need no change stay as they were written; the others are expanded. */
#include <assert.h>
#include <tandem.h>

#define EACH(i, n) for (int i = 0; i < (n); i++)
#define TRY(e)                                                                                     \
    do {                                                                                           \
        int r_ = (e);                                                                              \
        if (r_ < 0)                                                                                \
            return r_;                                                                             \
    } while (0)
#define TWICE(x) ((x) + (x))

async int send(int v);

async int macros(int n)
{
    /* this comment stays */
    EACH (i, n) {
        assert(i < 100);
        TRY(await send(TWICE(i)));
        n = TWICE(await send(n));
    }
    return n;
}
