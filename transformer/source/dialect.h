/* What the language standard asked for changes in how text is read.  The compiler is the one to ask,
 * and the standard is said in its flags. */
#ifndef TANDEM_SOURCE_DIALECT_H
#define TANDEM_SOURCE_DIALECT_H

#include <stdbool.h>

struct dialect {
    bool strict;     /* -std=c99 and its like, not gnu99 */
    bool separators; /* 1'000 is one number (C23); else a number and the begin of a character */
};
/* Of the compiler's flags; gnu17 if they do not say. */
struct dialect dialect_of(const char *const *flags, int n);

#endif
