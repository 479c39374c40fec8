#define LEVEL 1
#include "template_middle.h"
#undef LEVEL
#define LEVEL 2
#include "template_middle.h"
#undef LEVEL

static async int NS(top)(void)
{
    return await NS(1_middle)(await number(1)) + await NS(2_middle)(await number(2));
}
