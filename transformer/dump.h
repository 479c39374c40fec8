/* What `--dump=PASS` shows: for people who work on a pass, or look for a bug in one. */
#ifndef TANDEM_DUMP_H
#define TANDEM_DUMP_H

#include "base/buf.h"
#include "fn/fn.h"

bool dump_is_pass(const char *name);
/* "expand, parse, ...": all that --dump takes, in the order of the passes. In the arena. */
const char *dump_passes(struct arena *arena);

/* Does the command line ask for this pass? */
bool dump_wants(const struct unit *unit, const char *pass);
/* Appends what this pass found out about one function, if the command line asks for it. */
void dump_function(struct fn *fn, const char *pass, struct buf *out);
/* The same for expand, which knows no functions: one token a line. */
void dump_tokens(const struct unit *unit, struct buf *out);

#endif
