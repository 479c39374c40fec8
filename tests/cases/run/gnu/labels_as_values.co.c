// Labels as values: an interpreter that suspends between its instructions keeps a stack.
// std: gnu11
// warnings: no (GNU extensions)
// remark: 'interpret' keeps a stack while it waits: computed goto
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int interpret(const char *code)
{
    static const void *const table[] = { &&add, &&twice, &&stop };
    const void *const *t = table;
    int acc = 1;

    goto *t[*code - '0'];
add:
    acc += await later(1);
    goto *t[*++code - '0'];
twice:
    acc *= await later(2);
    goto *t[*++code - '0'];
stop:
    return acc;
}

static async int offsets(int n)
{
    static const int offset[] = { &&one - &&zero, &&two - &&zero };

    if (n > 1)
        return n;
    goto *(&&zero + offset[n]);
zero:
    return 0;
one:
    return 10;
two:
    return 20;
}

async int main(void)
{
    printf("%d %d\n", await interpret("0112"), await interpret("0101012"));
    printf("%d %d %d\n", await offsets(0), await offsets(1), await offsets(2));
    return 0;
}
// expect: 8 22
// expect: 10 20 2
