/* The effects of the language standard on how text is read.  The compiler's flags name the standard. */
#ifndef TANDEM_SOURCE_DIALECT_H
#define TANDEM_SOURCE_DIALECT_H

#include <stdbool.h>

struct dialect {
    bool strict;     /* -std=c99 and so on, not gnu99 */
    bool c89;        /* -std=c89, gnu89, -ansi: no `inline` (c89), no declaration in a `for` */
    bool separators; /* 1'000 is one number (C23); else a number and the begin of a character */
};
/* From the compiler's flags; gnu17 if they name none. */
struct dialect dialect_of(const char *const *flags, int n);

#endif
