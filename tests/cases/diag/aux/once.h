#pragma once
#include <tandem.h>
static async int in_once(int v)
{
    await td_yield();
    return v;
}
