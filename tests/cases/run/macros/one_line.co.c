// Several statements and whole functions on one line.
// warnings: no (misleading indentation)
#include <stdio.h>
#include <tandem.h>

static async int f(int v) { await td_yield(); int w = v; await td_yield(); return w; }
static async int g(int v) { int s = 0; for (int i = 0; i < v; i++) { s += await f(i); } return s; }

async int main(void) { int a = await f(1); int b = await g(4); if (a) b++; else b--; await f(b);
    while (await f(a) < 3) a++; { int c = await f(a), d = c; a = c + d; } do b++;
    while (await f(b) < 9);    printf("%d %d\n", a, b); return 0; }
// expect: 6 9
