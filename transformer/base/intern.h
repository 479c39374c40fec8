/* Interned strings: equal texts have equal addresses, so names compare with ==. */
#ifndef TANDEM_BASE_INTERN_H
#define TANDEM_BASE_INTERN_H

#include <stddef.h>

const char *intern(const char *text, size_t length); /* lives until intern_free */
const char *intern_cstr(const char *text);
void intern_free(void);

#endif
