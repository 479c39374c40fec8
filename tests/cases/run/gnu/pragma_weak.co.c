// #pragma weak makes a function weak, at any place and in any spelling.
// std: gnu11
// files: aux/strong_pragma.co.c
#include <stdio.h>
#include <tandem.h>

#define DO(x) _Pragma(#x)
#define WEAK(f) DO(weak f)

#pragma weak early
async int early(int v)
{
    await td_yield();
    return v;
}

async int late(int v);
#  pragma  weak  late
async int late(int v)
{
    await td_yield();
    return v;
}

_Pragma("weak operator") async int operator(int v)
{
    await td_yield();
    return v;
}

async int by_macro(int v);
WEAK(by_macro)
async int by_macro(int v)
{
    await td_yield();
    return v;
}

%:pragma weak digraph
async int digraph(int v)
{
    await td_yield();
    return v;
}

#pragma weak kept
async int kept(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    printf("%d %d\n", await early(1), await late(2));
    printf("%d %d %d\n", await operator(3), await by_macro(4), await kept(5));
    printf("%d\n", await digraph(6));
    return 0;
}
// expect: 101 102
// expect: 103 104 5
// expect: 106
