/* break out of a switch in a loop leaves the case's block only. */
// expect: bye case 0
// expect: behind the switch 0
// expect: bye turn
// expect: bye case 1
// expect: bye turn
// expect: behind the switch 2
// expect: bye turn
#include <stdio.h>
#include <tandem.h>

static void bye(const char **p)
{
    printf("bye %s\n", *p);
}

static async int f(void)
{
    for (int i = 0; i < 3; i++) {
        __attribute__((cleanup(bye))) const char *turn = "turn";
        switch (i) {
        case 0: {
            __attribute__((cleanup(bye))) const char *c = "case 0";
            await td_yield();
            break;
        }
        case 1: {
            __attribute__((cleanup(bye))) const char *c = "case 1";
            await td_yield();
            continue;
        }
        default:
            await td_yield();
        }
        printf("behind the switch %d\n", i);
    }
    return 0;
}

async int main(void)
{
    await f();
    return 0;
}
