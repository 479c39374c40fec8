/* The state of the calling thread, which the inline functions of the headers work on. */
#include "core/block.h"
#include "core/loop.h"

struct td__blocks td__no_blocks;
__thread struct td__thread td__tls TD__TLS_MODEL = {.blocks = &td__no_blocks};
__thread td_loop *td__loop TD__TLS_MODEL;
