#include "base/format.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct target {
    char *out;
    size_t room, length;
};

static void put(struct target *target, const char *text, size_t n)
{
    if (target->length < target->room) {
        size_t left = target->room - target->length;
        memcpy(target->out + target->length, text, n < left ? n : left);
    }
    target->length += n;
}

static void put_number(struct target *target, unsigned long long value, bool negative)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    if (negative)
        digits[--at] = '-';
    put(target, digits + at, sizeof digits - at);
}

static void put_signed(struct target *target, long long value)
{
    put_number(target, value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value,
               value < 0);
}

/* One conversion, after its '%'; its length, or 0 if it is not one of ours. */
static size_t convert(struct target *target, const char *format, va_list *args)
{
    const char *text;
    char c;
    int width;
    switch (format[0]) {
    case 's':
        text = va_arg(*args, const char *);
        put(target, text, strlen(text));
        return 1;
    case 'd':
        put_signed(target, va_arg(*args, int));
        return 1;
    case 'u':
        put_number(target, va_arg(*args, unsigned), false);
        return 1;
    case 'c':
        c = (char)va_arg(*args, int);
        put(target, &c, 1);
        return 1;
    case '%':
        put(target, "%", 1);
        return 1;
    case '.':
        if (format[1] != '*' || format[2] != 's')
            return 0;
        width = va_arg(*args, int);
        text = va_arg(*args, const char *);
        put(target, text, width < 0 ? strlen(text) : strnlen(text, (size_t)width));
        return 3;
    case 'l':
        if (format[1] != 'l' || format[2] != 'd')
            return 0;
        put_signed(target, va_arg(*args, long long));
        return 3;
    case 'z':
        if (format[1] != 'u')
            return 0;
        put_number(target, va_arg(*args, size_t), false);
        return 2;
    default:
        return 0;
    }
}

size_t format_text(char *out, size_t room, const char *format, va_list args)
{
    struct target target = {out, room ? room - 1 : 0, 0};
    struct { va_list list; } walk; /* so that it can be passed by address everywhere */
    va_copy(walk.list, args);
    const char *at = format;
    bool ours = true;
    while (*at && ours) {
        size_t plain = 0;
        while (at[plain] && at[plain] != '%')
            plain++;
        put(&target, at, plain);
        at += plain;
        if (*at) {
            size_t length = convert(&target, at + 1, &walk.list);
            ours = length > 0;
            at += 1 + length;
        }
    }
    va_end(walk.list);
    if (!ours) {
        int length = vsnprintf(out, room, format, args);
        return length < 0 ? 0 : (size_t)length;
    }
    if (room)
        out[target.length < target.room ? target.length : target.room] = '\0';
    return target.length;
}
