/* What `--dump=PASS` shows: for people who work on a pass, or look for a bug in one. */
#ifndef TANDEM_DUMP_H
#define TANDEM_DUMP_H

#include "base/buf.h"
#include "fn/fn.h"

/* expand, which is about the whole file: one token a line. */
void dump_tokens(const struct unit *unit, struct buf *out);

/* The result of a pass, once it has run. */
void dump_tree(struct fn *fn, FILE *out);
void dump_rules(struct fn *fn, FILE *out);
void dump_graph(struct fn *fn, FILE *out);
void dump_liveness(struct fn *fn, FILE *out);
void dump_verify(struct fn *fn, FILE *out);
void dump_scopes(struct fn *fn, FILE *out);
void dump_names(struct fn *fn, FILE *out);
void dump_conflicts(struct fn *fn, FILE *out);

#endif
