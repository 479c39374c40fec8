// Array parameters of all forms are pointers in the frame: [n], [static 2], [][3], typedef.
#include <stdio.h>
#include <tandem.h>

typedef int triple[3];

static async int sum(int n, int a[n], const int b[static 2], int m[][3], triple t, char *s[])
{
    int r = 0;

    for (int i = 0; i < n; i++) {
        await td_yield();
        r += *a++;
    }
    b++;
    t[2] = 50;
    await td_yield();
    return r + b[0] + m[1][2] + (*(m + 1))[0] + t[0] + s[1][0] + (int)(sizeof t == sizeof(int *));
}

async int main(void)
{
    int a[] = { 1, 2, 3 }, b[] = { 10, 20 }, m[2][3] = { { 0, 0, 0 }, { 100, 0, 200 } };
    triple t = { 1000, 0, 0 };
    char x[] = "x", one[] = "\1", *s[] = { x, one };
    int r = await sum(3, a, b, m, t, s);

    printf("%d %d\n", r, t[2]);
    return 0;
}
// warnings: no (sizeof of an array parameter)
// expect: 1328 50
