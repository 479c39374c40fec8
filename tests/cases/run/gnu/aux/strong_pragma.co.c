#include <tandem.h>

#define STRONG(name)                                                                               \
    async int name(int v)                                                                          \
    {                                                                                              \
        await td_yield();                                                                          \
        return v + 100;                                                                            \
    }
STRONG(early)
STRONG(late)
STRONG(operator)
STRONG(by_macro)
STRONG(digraph)
