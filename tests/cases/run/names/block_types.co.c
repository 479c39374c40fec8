// Values whose type a block, or the expression itself, declares: with and without a name, hidden and not
// std: gnu11
// warnings: no (the shadowing is the point)
#include <tandem.h>

#include <stdio.h>

struct pt { int x; };
typedef long T;

async int n(int v) { await td_yield(); return v; }
async long m(long v) { await td_yield(); return v; }
async struct pt mk(int x) { await td_yield(); return (struct pt){x}; }

async int of_expressions(void)
{
    int r = ({ struct { int a; } s = {await n(4)}; s; }).a;
    r += ({ struct pt { int a, b; } s = {1, await n(2)}; s; }).b;
    r += ({ struct pt { char c[3]; } s = {{1, 2, 3}}; s; }).c[await n(2)];
    r += ({ union { int i; char c; } u = {.i = 5}; &u; }) != 0 ? await n(1) : 0;
    return r + (await mk(3)).x;
}

async int hidden(void)
{
    enum { N = 2 };
    struct pt { char c[N]; } a = {{1, 2}};
    int r = a.c[1];
    {
        struct pt *outer = (struct pt *)&a;
        struct pt { double d; } b = {2.5};
        struct { struct pt i; } w = {{1.0}};
        r += ({ struct pt *p = &b; *p; }).d > 2 ? await n(1) : 0;
        r += (*(await n(1) ? outer : 0)).c[0] + (int)w.i.d;
    }
    struct pt c = await n(1) ? a : (struct pt){{3, 4}};
    return r + c.c[1] + (int)sizeof c;
}

async int declared_apart(void)
{
    T T = 1, b = await m(300), *p = &b;
    struct pt { char c; } pt = {1}, q = {(char)await n(2)}, *at = &q;
    return (int)(T + b + *p) + pt.c + at->c;
}

async int main(void)
{
    printf("%d\n", await of_expressions()); // expect: 13
    printf("%d\n", await hidden()); // expect: 9
    printf("%d\n", await declared_apart()); // expect: 604
    return 0;
}
