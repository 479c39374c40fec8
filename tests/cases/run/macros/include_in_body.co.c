// An X-macro list included inside the body, in an initialiser and in a switch.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
#define UNIT(name, factor) int name = await later(factor);
#include "aux/units.def"
#undef UNIT
    const char *const names[] = {
#define UNIT(name, factor) #name,
#include "aux/units.def"
#undef UNIT
    };

    await td_yield();
    for (int i = 0; i < 3; i++) {
        int f = 0;
        switch (i) {
#define UNIT(name, factor) case factor / 10: f = await later(name); break;
#include "aux/units.def"
#undef UNIT
        }
        printf("%s %d\n", names[i], f);
    }
    printf("%d\n", metre + foot + inch);
    return 0;
}
// expect: metre 1
// expect: foot 12
// expect: inch 25
// expect: 38
