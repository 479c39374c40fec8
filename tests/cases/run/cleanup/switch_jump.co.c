/* break out of a switch in a loop leaves the case's block only. */
// expect: bye case 0
// expect: behind the switch 0
// expect: bye turn
// expect: bye case 1
// expect: bye urn
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
        turn += i % 2;
        switch (i) {
        case 0: {
            __attribute__((cleanup(bye))) const char *c = NULL;
            await td_yield();
            c = "case 0";
            break;
        }
        case 1: {
            __attribute__((cleanup(bye))) const char *c = NULL;
            await td_yield();
            c = "case 1";
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
