/* cfg: the function as blocks of events, in the order in which emit prints it. */
#ifndef TANDEM_GRAPH_GRAPH_H
#define TANDEM_GRAPH_GRAPH_H

#include "fn/fn.h"

/* Requires: lower_run.  Gives: fn->cfg, fn->vars, var_id of every variable.  Leaves true: a suspension
 * ends its block, and every path that emit can take is a path of the graph. */
void graph_run(struct fn *fn);

/* The second opinion on the graph: does it do with each variable what clang's tree of the function does?
 * Requires: graph_run; the function's text is the one that oracle_answer gave last.  NULL: yes; else
 * a message in the arena that names variable, line and both counts. */
const char *graph_count(struct fn *fn);

#endif
