// A bytecode machine with computed goto, whose instructions suspend.
// remark: 'run' keeps a stack while it waits: computed goto
// std: gnu11
// warnings: no (labels as values)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int run(const unsigned char *code)
{
    static const void *const ops[] = { &&halt, &&push, &&add, &&dup };
    int stack[8], n = 0;

#define NEXT goto *ops[*code++]
    NEXT;
push:
    stack[n++] = await later(*code++);
    NEXT;
add:
    n--;
    stack[n - 1] += stack[n];
    await td_yield();
    NEXT;
dup:
    stack[n] = stack[n - 1];
    n++;
    NEXT;
halt:
    return stack[n - 1];
}

async int main(void)
{
    const unsigned char a[] = { 1, 5, 3, 2, 1, 7, 2, 0 }, b[] = { 1, 1, 3, 2, 3, 2, 0 };
    printf("%d %d\n", await run(a), await run(b));
    return 0;
}
// expect: 17 4
