// A parameter whose type depends on another parameter.
#include <stdio.h>
#include <tandem.h>
static async int sum(int n, int m, int a[n][m])
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < m; k++)
            s += a[i][k];
    await td_yield();
    return s;
}
async int main(void)
{
    int a[2][3] = {{1, 2, 3}, {4, 5, 6}};
    printf("%d\n", await sum(2, 3, a));
    return 0;
}
// expect: 21
// remark: 'sum' keeps a stack while it waits: variable-length array at line 4
