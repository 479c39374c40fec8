// Macros whose bodies await: expressions, statements, declarations.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define GET(v) await later(v)
#define PAUSE await td_yield()
#define DECLARE(name, v)                                                                         \
    int name = await later(v);                                                                   \
    PAUSE
#define PRINT(name) printf("%s=%d\n", #name, name + GET(0))
#define REPEAT(n) for (int rep_ = 0; rep_ < await later(n); rep_++)

async int main(void)
{
    DECLARE(a, 5);
    DECLARE(b, GET(6) + a);
    PAUSE;
    REPEAT(2) {
        a += GET(1);
        PAUSE;
    }
    PRINT(a);
    PRINT(b);
    return GET(0);
}
// expect: a=7
// expect: b=11
