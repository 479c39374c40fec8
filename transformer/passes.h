/* The passes of one function: their order, the facts that each needs and gives, and their dumps. */
#ifndef TANDEM_PASSES_H
#define TANDEM_PASSES_H

#include "base/buf.h"
#include "fn/fn.h"

enum pass {
#define PASS(name, when, run, dump, needs, gives) PASS_##name,
#define VIEW(name, pass, dump)
#include "passes.def"
#undef PASS
#undef VIEW
    N_PASSES
};

/* Runs all passes before `until` that the function has not been through, and appends to `out` the dump that
 * the command line asks for.  False: one refused the function (reported), so the rest makes no sense. */
bool passes_run(struct fn *fn, enum pass until, struct buf *out);

/* The names for --dump: is it one; "expand, parse, ...", in the arena; does the command line ask for it? */
bool passes_has_dump(const char *name);
const char *passes_dumps(struct arena *arena);
bool passes_dump_wanted(const struct unit *unit, const char *name);

#endif
