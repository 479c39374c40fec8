/* The short functions of the headers, for compilers that do not get them inline. */
#define TD__FAST extern
#include "core/base.h"
