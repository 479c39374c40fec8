/* The two data flows behind liveness.c, for the other analyses of flow/. */
#ifndef TANDEM_FLOW_LIVENESS_H
#define TANDEM_FLOW_LIVENESS_H

#include "flow/dataflow.h"

/* Backward: in/out are the variables whose value may be used before it is overwritten. */
struct dataflow *liveness_values(struct arena *scratch, const struct cfg *cfg);
/* Forward: in/out are the variables whose address may be known to others. */
struct dataflow *liveness_escapes(struct arena *scratch, const struct cfg *cfg);

#endif
