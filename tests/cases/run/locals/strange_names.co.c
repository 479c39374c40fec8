// Locals named like keywords of other languages, and like names a tool might generate.
// warnings: no (shadowing)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct frame {
    int state;
};

static async int step(int self, int frame)
{
    int state = 1, result = 2, out = 3, td = 4, caller = 5, desc = 6, td_f = 7, td_1 = 8;
    int class = 9, new = 10, this = 11, try = 12, resume = 13, ctx = 14, f = 15, t1 = 16;
    int td_result = 17, td_here = 18, td_none = 19, tmp = 20, spill = 21, next = 22;
    int state_1 = 23, _1 = 24, step = 25, saved = 26, sp = 27, namespace = 28;

    await td_yield();
    state += await later(result) + out;
    struct frame frame_ = { state };
    int td_2 = await later(td_1);
    if (td_2)
        goto td_1;
    return 0;
td_1:
    await td_yield();
    return self + frame + state + result + out + td + caller + desc + td_f + td_1 + class + new +
           this + try + resume + ctx + f + t1 + td_result + td_here + td_none + tmp + spill +
           next + state_1 + _1 + step + saved + sp + namespace + frame_.state + td_2;
}

async int main(void)
{
    printf("%d\n", await step(1000, 2000));
    return 0;
}
// expect: 3425
