// for (;;) and while (1) that end only by return, from inside a nested switch.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int machine(const char *s)
{
    int state = 0, n = 0;

    for (;;) {
        char c = (char)await later(*s++);
        switch (state) {
        case 0:
            switch (c) {
            case 'a':
                state = 1;
                break;
            case '\0':
                return n;
            }
            break;
        case 1:
            while (1) {
                if (c == 'b') {
                    n++;
                    break;
                }
                if (!c)
                    return -n;
                state = 0;
                await td_yield();
                break;
            }
        }
    }
}

async int main(void)
{
    printf("%d\n", await machine("abb.acab"));
    printf("%d\n", await machine("ab."));
    printf("%d\n", await machine("abba"));
    return 0;
}
// expect: -3
// expect: 1
// expect: 2
