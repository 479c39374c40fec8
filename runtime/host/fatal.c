/* Messages and settings, in standard C. */
#include "host/host.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void td__fatal(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fflush(stdout);
    fprintf(stderr, "tandem: ");
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}

const char *td__setting(const char *name)
{
    return getenv(name);
}

void td__print(void *to, const char *format, ...)
{
    va_list args;
    if (!to)
        fflush(stdout);
    va_start(args, format);
    vfprintf(to ? to : stderr, format, args);
    va_end(args);
}
