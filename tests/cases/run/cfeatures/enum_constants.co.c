// Enum constants of block scope in case labels, array sizes, designators and initialisers.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    enum state { IDLE, RUNNING = 3, DONE } s = IDLE;
    int seen[DONE + 1] = { [RUNNING] = await later(10) };

    while (s != DONE) {
        enum { LIMIT = DONE * 2 };
        switch (s) {
        case IDLE:
            s = await later(1) ? RUNNING : DONE;
            break;
        case RUNNING:
            seen[s] += await later(LIMIT);
            s = (enum state)(s + 1);
            break;
        case DONE:
            break;
        }
        seen[s]++;
    }
    printf("%d %d %d\n", seen[IDLE], seen[RUNNING], seen[DONE]);
    return 0;
}
// expect: 0 19 1
