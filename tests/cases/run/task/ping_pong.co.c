/* Two tasks hand a number to and fro by completions. */
// elision: no (interleaving)
// expect: pong 1
// expect: ping 2
// expect: pong 3
// expect: ping 6
// expect: pong 7
// expect: ping 14
// expect: 3 rounds, 14
#include <stdio.h>
#include <tandem.h>

static td_completion to_ping, to_pong;

static async int ping(int rounds)
{
    int64_t v = 0;

    for (int i = 0; i < rounds; i++) {
        td_complete(&to_pong, v + 1);
        await td_wait(&to_ping, &v);
        printf("ping %d\n", (int)v);
    }
    td_complete(&to_pong, -1);
    return (int)v;
}

static async int pong(void)
{
    int64_t v = 0;
    int n = 0;

    for (;;) {
        await td_wait(&to_pong, &v);
        if (v < 0)
            return n;
        printf("pong %d\n", (int)v);
        n++;
        td_complete(&to_ping, v * 2);
    }
}

async int main(void)
{
    td_task *a = td_spawn(pong), *b = td_spawn(ping, 3);
    int n = 0, last = 0;

    await td_join(a, &n);
    await td_join(b, &last);
    printf("%d rounds, %d\n", n, last);
    return 0;
}
