/* A list of X(..) that is read again and again in a body, and a file that counts how often it was read. */
// expect: 495 790 1075
// expect: 123 50123
// warnings: no (cases fall through)
#include <stdio.h>
#include <tandem.h>

static async int number(int v)
{
    await td_yield();
    return v;
}

static async int several(int k)
{
    int r = 0, *p = &r;
    switch (await number(k)) {
#define X(a, v)                                                                                   \
    case a:                                                                                       \
        *p += await number(v) +
#define Y 5; /* fall through */
#include "aux/numbers.def"
#undef Y
#undef X
    }
    {
#define Y *2; *p += k * 100;
#define X(a, v) if (k == a) r += await number(v) - (await number(1))
#include "aux/numbers.def"
#undef Y
#define Y ;
#undef X
#define X(a, v) { int l##v = await number(v); r += l##v; }
#include "aux/numbers.def"
    }
    const char *names[] = {
#undef X
#undef Y
#define X(a, v) #a,
#define Y
#include "aux/numbers.def"
    };
    return r + names[0][0] + (int)(sizeof names / sizeof *names);
}

static async int counts(void)
{
    int r = 0;
#include "aux/count.def"
#include "aux/count.def"
#include "aux/count.def"
    return r;
}

static async int names(void)
{
    int r = 0;
#undef X
#undef Y
#define Y
#define X(a, v) int name##a = await number(a);
#include "aux/numbers.def"
#undef X
#define X(a, v) r += name##a * await number(v);
#define SHORT
#include "aux/numbers.def"
#undef X
#undef SHORT
#define X(a, v) r = r * 10 + a;
#include "aux/numbers.def"
    return r + name3 - 3;
}

int main(void)
{
    printf("%d %d %d\n", several(1), several(2), several(3));
    printf("%d %d\n", counts(), names());
    return 0;
}
