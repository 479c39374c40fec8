/* How a token out of a macro is spelled, so that no compiler expands it again.
 *
 *   #define read(f, p) (log(f), read(f, p))      the inner `read` may not be expanded (it is
 *   read(1, s)  ->  ( log ( 1 ) , (read) ( 1 , s ) )         "painted", C11 6.10.3.4p2) */
#ifndef TANDEM_PRINT_SPELL_H
#define TANDEM_PRINT_SPELL_H

#include "source/unit.h"

enum painted {
    PAINTED_NOT,      /* no macro, or one that expands to itself: #define EPOLLIN EPOLLIN */
    PAINTED_FUNCTION, /* function-like: in front of '(' it needs parentheses around it */
    PAINTED_OBJECT    /* object-like, with more in its body: cannot be printed expanded */
};
enum painted spell_painted(struct unit *unit, const struct token *token);

#endif
