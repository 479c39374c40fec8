/* td_gen_free, for generators of both kinds. */
#include "core/gen.h"

/* An async generator of the chain has something to run before it is freed. */
static bool must_await(td_gen *root)
{
    for (td_gen *gen = root->leaf;; gen = (td_gen *)(void *)gen->td__head.caller) {
        unsigned flags = gen->td__head.desc->flags;
        if (gen->td__head.td__state != 0 && (flags & TD__ASYNC) && (flags & TD__DROPS))
            return true;
        if (gen == root)
            return false;
    }
}

void td_gen_free(td_gen *gen)
{
    if (!gen)
        return;
    td__gen_check(gen, "td_gen_free");
    if (must_await(gen)) {
        td__agen_free(gen);
    } else {
        td__gen_drop(gen);
        td__gen_release(gen);
    }
}
