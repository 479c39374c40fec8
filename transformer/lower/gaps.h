/* What stands between two rewritten functions: the rest of the macro invocation that the earlier one came
 * out of, bytes that pass through, and the beginning of the invocation that the later one comes out of.
 *
 *     DEFINE(a)   int x;   DEFINE(b)        with  #define DEFINE(n) struct n {...}; async int n(void) {...} ...
 */
#ifndef TANDEM_LOWER_GAPS_H
#define TANDEM_LOWER_GAPS_H

#include "source/unit.h"

struct gaps {
    uint32_t at;        /* bytes up to here are done */
    int32_t invocation; /* that the last function began in or ended in, or -1 */
    tok_id token;       /* its tokens up to here are done */
};
struct gap {
    tok_id trail_first, trail_end;
    uint32_t begin, end;
    tok_id lead_first, lead_end;
};
/* For the function with the tokens [first,end); first = -1: behind the last one (then gap.end is unset). */
struct gap gap_before(const struct unit *unit, struct gaps *gaps, tok_id first, tok_id end);

#endif
