/* A header whose text is part of the output would be read again by one whose text is not. */
#include "aux/once.h"
#include "aux/reads_once.h"
// error@./aux/reads_once.h:2: a second #include of a header with #pragma once and no include guard is not supported in a transformed function: the header's text is part of the output; give it an include guard

async int user(void)
{
    return await in_once(1);
}
