// What is called is evaluated once, before the arguments, wherever an effect hides in it.
#include <stdio.h>
#include <tandem.h>

struct ops {
    int (*f)(int);
    struct ops *next;
};

static async int inc(int v)
{
    await td_yield();
    return v + 1;
}

static int dec(int v)
{
    return v - 1;
}

static int made;
static int (*made_inc(void))(int)
{
    made++;
    return inc;
}

static async int (*later_inc(int (*f)(int)))(int)
{
    await td_yield();
    made += 10;
    return f;
}

static int (*global_op)(int) = inc;
static async int change(int v)
{
    await td_yield();
    global_op = dec;
    return v;
}

static async int steps(void)
{
    int (*tab[])(int) = {inc, dec, inc}, i = 0;
    int r = await tab[i++](7);
    printf("%d %d\n", r, i);
    int (**q)(int) = tab;
    r = await (*q++)(7);
    printf("%d %d\n", r, (int)(q - tab));
    r = await (**++q)(7);
    printf("%d %d\n", r, (int)(q - tab));
    struct ops list[] = {{inc, &list[1]}, {dec, NULL}}, *p = list;
    r = await p++->f(20);
    printf("%d %d\n", r, (int)(p - list));
    p = list;
    r = await (p = p->next)->f(20);
    printf("%d %d\n", r, (int)(p - list));
    i = 0;
    r = await (i++ ? inc : dec)(1);
    r += 10 * await (i++ ? inc : dec)(1);
    printf("%d %d\n", r, i);
    return 0;
}

static async int nested(void)
{
    int i = 0;
    int (*tab[])(int) = {inc, dec, inc};
    /* the callee before the arguments, also when an argument changes what it is read from */
    int r = await global_op(await change(5));
    printf("%d %d\n", r, global_op == dec);
    r = await (await later_inc(tab[i++]))(await tab[i++](3));
    printf("%d %d %d\n", r, i, made);
    r = await made_inc()(await made_inc()(1));
    printf("%d %d\n", r, made);
    int (*volatile one)(int) = inc;
    r = await one(4) + await (one = dec)(4);
    printf("%d\n", r);
    i = 0;
    if (await tab[i++](0) && await tab[i++](1) == 0)
        printf("%d\n", i);
    int arg = i + 1;
    return await tab[i++](arg);
}

async int main(void)
{
    await steps();
    int (*tab[])(int) = {inc, dec}, i = 0, got = 0;
    int r = await nested();
    printf("%d\n", r);
    td_task *t = td_spawn(tab[i++], 7);
    await td_join(t, &got);
    printf("%d %d\n", got, i);
    return 0;
}

// expect: 8 1
// expect: 8 1
// expect: 8 2
// expect: 21 1
// expect: 19 1
// expect: 20 2
// expect: 6 1
// expect: 3 2 10
// expect: 3 12
// expect: 8
// expect: 2
// expect: 4
// expect: 8 1
// std: gnu11
