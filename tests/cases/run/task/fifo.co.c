/* td_yield is first come first served: three tasks take turns. */
// elision: no (interleaving)
// expect: a0
// expect: b0
// expect: c0
// expect: a1
// expect: b1
// expect: c1
// expect: b2
// expect: c2
// expect: c3
#include <stdio.h>
#include <tandem.h>

static async int turns(char name, int n)
{
    for (int i = 0; i < n; i++) {
        printf("%c%d\n", name, i);
        await td_yield();
    }
    return n;
}

async int main(void)
{
    td_task *t[3];

    for (int i = 0; i < 3; i++)
        t[i] = td_spawn(turns, (char)('a' + i), 2 + i);
    for (int i = 0; i < 3; i++)
        await td_join(t[i], NULL);
    return 0;
}
