/* Generators, as the runtime's files see them. */
#ifndef TANDEM_GEN_H
#define TANDEM_GEN_H

#include "core/base.h"

/* generator.c */
extern const td__desc td__ended_desc;
void td__gen_unwind(td_gen *leaf); /* runs what is deferred in one synchronous generator */
/* Goes on through delegations, after the innermost generator has returned `how`: TD__YIELDED,
 * TD__DONE or TD__SUSPENDED. */
int td__gen_settle(td_gen *root, void *out, int how);
void td__gen_release(td_gen *gen);                           /* its stack and its memory */
void td__gen_check(const td_gen *gen, const char *function); /* it has not been freed */

/* async_generator.c */
int td__agen_unwind(td_gen *root, bool gone);
/* An async generator's frame has returned `how`: the frame to be stepped next, or NULL. */
td_frame *td__agen_advance(td_frame *frame, int how);
static inline int agen_result(int how) /* of td_anext */
{
    return how == TD__YIELDED;
}

#endif
