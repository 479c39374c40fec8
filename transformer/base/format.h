/* printf into memory, for the few conversions that the tool uses: most of the output is made by
 * it, and the C library's is several times slower. */
#ifndef TANDEM_BASE_FORMAT_H
#define TANDEM_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* vsnprintf for %s %.*s %c %d %u %lld %zu %%; it calls vsnprintf for others.  Writes at most `room` bytes,
 * the final NUL included; gives the whole text's length without it. */
size_t format_text(char *out, size_t room, const char *format, va_list args);

#endif
