/* A growing text buffer on the heap: the one thing that outlives arenas. */
#ifndef TANDEM_BASE_BUF_H
#define TANDEM_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *text; /* NUL-terminated once anything was added; NULL before */
    size_t length, capacity;
};

void buf_add(struct buf *buf, const char *text, size_t length);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args);
/* "text": a string literal of C, as #line and a macro's definition take it. */
void buf_quoted(struct buf *buf, const char *text);
void buf_free(struct buf *buf);

#endif
