/* cfg: the function as blocks of events, in the order in which emit prints it. */
#ifndef TANDEM_GRAPH_GRAPH_H
#define TANDEM_GRAPH_GRAPH_H

#include "fn/fn.h"

/* Requires: lower_run.  Gives: fn->cfg, fn->vars, var_id of every variable.  Leaves true: a suspension
 * ends its block, and every path that emit can take is a path of the graph. */
void graph_run(struct fn *fn);

#endif
