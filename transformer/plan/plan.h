/* The unit as a row of pieces: bytes that pass through, tokens of macros that make more than a function, and
 * the functions that are rewritten.
 *
 *     #include "bodies.h"      the text of a header with annotated bodies, its functions rewritten
 *     DEFINE(a)                tokens in front of the function that the macro makes, the function, the rest
 *     int x;                   bytes
 */
#ifndef TANDEM_PLAN_PLAN_H
#define TANDEM_PLAN_PLAN_H

#include "fn/fn.h"

enum plan_kind { PLAN_SOURCE, PLAN_TOKENS, PLAN_FUNCTION };
struct plan_piece {
    enum plan_kind kind;
    int32_t reading;      /* SOURCE: of the file (oracle.h) */
    uint32_t begin, end;
    const char *text;     /* SOURCE: the text in place of a directive, or NULL: the bytes as they are */
    tok_id first, last;   /* TOKENS [first,last) */
    struct fn *fn;        /* FUNCTION */
};
struct plan {
    VEC(struct plan_piece) pieces;
};

/* fns: in the order of their tokens. */
struct plan plan_make(struct unit *unit, struct fn **fns, int n);

#endif
