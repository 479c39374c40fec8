#include "base/buf.h"

#include "base/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct buf *buf, size_t extra)
{
    size_t need = buf->length + extra + 1;
    if (need <= buf->capacity)
        return;
    size_t capacity = buf->capacity ? buf->capacity : 256;
    while (capacity < need)
        capacity *= 2;
    char *text = realloc(buf->text, capacity);
    if (!text) {
        fputs("tandem: out of memory\n", stderr);
        exit(2);
    }
    buf->text = text;
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, const char *text, size_t length)
{
    reserve(buf, length);
    if (length)
        memcpy(buf->text + buf->length, text, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c)
{
    reserve(buf, 1);
    buf->text[buf->length++] = c;
    buf->text[buf->length] = '\0';
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    reserve(buf, 64);
    size_t room = buf->capacity - buf->length;
    size_t length = format_text(buf->text + buf->length, room, format, args);
    if (length >= room) {
        reserve(buf, length);
        format_text(buf->text + buf->length, length + 1, format, again);
    }
    buf->length += length;
    va_end(again);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

void buf_quoted(struct buf *buf, const char *text)
{
    buf_putc(buf, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_putc(buf, '\\');
        if ((unsigned char)*text < ' ')
            buf_printf(buf, "\\%03o", (unsigned char)*text);
        else
            buf_putc(buf, *text);
    }
    buf_putc(buf, '"');
}

void buf_free(struct buf *buf)
{
    free(buf->text);
    *buf = (struct buf){0};
}
