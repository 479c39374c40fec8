// A typedef of a variable-length array keeps a stack.
// remark: 'size' keeps a stack while it waits: variable-length array at line 8
#include <stdio.h>
#include <tandem.h>

static async int size(int n)
{
    typedef int row[n + 2];
    n = 100;
    await td_yield();
    return (int)(sizeof(row) / sizeof(int));
}

async int main(void)
{
    printf("%d\n", await size(3));
    return 0;
}
// expect: 5
