/* The two data flows below liveness.c, for the other analyses of flow/: solved for one batch of
 * variables after the other.  Private to flow/. */
#ifndef TANDEM_FLOW_LIVENESS_H
#define TANDEM_FLOW_LIVENESS_H

#include "flow/dataflow.h"

/* Backward: in/out are the variables whose value may be used before it is overwritten. */
void liveness_values(struct dataflow *flow, int batch);
/* Forward: in/out are the variables whose address may be known to others. */
void liveness_escapes(struct dataflow *flow, int batch);

#endif
