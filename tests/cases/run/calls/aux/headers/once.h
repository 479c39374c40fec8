/* An annotated body, kept from being read twice by the compiler alone. */
#pragma once
#include "numbers.h"
#include <tandem.h>

static async int in_once(int v)
{
    await td_yield();
    return v + SEVEN;
}
