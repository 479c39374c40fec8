/* An annotated body that uses another header's. */
#ifndef GUARDED_H
#define GUARDED_H
#include "once.h"
#include "numbers.h"

static async int in_guarded(int v)
{
#include "../add_hundred.inc"
    return await in_once(v);
}
#endif
