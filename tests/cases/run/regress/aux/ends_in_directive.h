#ifndef ENDS
#define ENDS
static async int in_directive(int v)
{
    await td_yield();
    return v + 99;
}
#endif