// #e of an argument that awaits is what plain C prints: keywords and spaces as written.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define STR(x) #x
#define XSTR(x) STR(x)
#define SHOW(e) printf("%s = %d\n", #e, (e))
#define DEBUG(e) ((e) + 0 * printf("[%s]\n", #e))
#define VALUE 4

async int main(void)
{
    int frame_var = 3;

    await td_yield();
    SHOW(frame_var);
    SHOW(frame_var   +  VALUE);
    SHOW(await later( frame_var ));
    SHOW(await later(1) + (frame_var, 2));
    int d = DEBUG(await later(VALUE));
    puts(STR(await later(VALUE)));
    printf("%s %d\n", XSTR(VALUE), d);
    return 0;
}
// warnings: no (left of a comma unused)
// expect: frame_var = 3
// expect: frame_var + VALUE = 7
// expect: await later( frame_var ) = 3
// expect: await later(1) + (frame_var, 2) = 3
// expect: [await later(VALUE)]
// expect: await later(VALUE)
// expect: 4 4
