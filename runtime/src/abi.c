/* The short functions of the headers, for compilers that do not get them inline, and the thread's
 * state that they work on. */
#define TD__FAST extern
#include "internal.h"

__thread struct td__thread td__tls
    __attribute__((tls_model("initial-exec"))) = {.blocks = &td__no_blocks};
