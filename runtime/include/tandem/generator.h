/* Generators, as their consumer sees them. foreach is the easier way. */
#ifndef TANDEM_GENERATOR_H
#define TANDEM_GENERATOR_H

#include <stddef.h>

#include "abi.h"
#include "keywords.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Runs the generator to its next value, which is stored to `*value` (whose type is the generator's;
 * NULL: the value is not wanted). False: it has ended, now or earlier. Not for async generators. */
TD__FAST td__bool td_next(td_gen *gen, void *value);

/* The same; received() gives *sent in the generator during this resume. */
TD__FAST td__bool td_send(td_gen *gen, const void *sent, void *value);

/* The same for async generators: 1, or 0 at the end. */
TD__OPERATION int td_anext(td_gen *gen, void *value);
int td__op_anext(td_frame *caller, td_gen *gen, void *value);

/* Drops the unfinished rest (deferred statements run, the innermost generator's first) and frees the
 * generator. NULL is fine. One that has been freed is an error of the program, which is reported as
 * long as its memory has no other use. An async generator whose deferred statements wait parks the C stack. */
void td_gen_free(td_gen *gen);

td__bool td__next_slow(td_gen *gen, void *value, int how);
td__bool td__next_discard(td_gen *gen);

#if defined(__GNUC__)
TD__FAST td__bool td_next(td_gen *gen, void *value)
{
    td_gen *leaf = gen->leaf;
    int how;
    if (__builtin_expect(value == NULL, 0))
        return td__next_discard(gen);
    how = leaf->td__head.desc->step(&leaf->td__head, value);
    if (__builtin_expect(how == TD__YIELDED, 1))
        return 1;
    return td__next_slow(gen, value, how);
}

TD__FAST td__bool td_send(td_gen *gen, const void *sent, void *value)
{
    td__bool more;
    gen->sent = sent;
    more = td_next(gen, value);
    gen->sent = NULL;
    return more;
}
#endif

#ifdef __cplusplus
}
#endif

#endif
