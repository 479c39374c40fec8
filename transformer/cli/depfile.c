/* Rules for make, as compilers write them with -MD. */
#include "cli/cli.h"

#include <string.h>

void depfile_name(struct buf *out, const char *name)
{
    for (const char *p = name; *p; p++) {
        if (*p == ' ' || *p == '\t') {
            /* backslashes before a space have to be doubled to remain */
            for (const char *q = p; q > name && q[-1] == '\\'; q--)
                buf_putc(out, '\\');
            buf_putc(out, '\\');
        } else if (*p == '#') {
            buf_putc(out, '\\');
        } else if (*p == '$') {
            buf_putc(out, '$');
        }
        buf_putc(out, *p);
    }
}

void depfile_write(struct buf *out, const char *target, const string_vec *dependencies)
{
    depfile_name(out, target);
    buf_putc(out, ':');
    for (int i = 0; i < dependencies->n; i++) {
        buf_puts(out, " \\\n  ");
        depfile_name(out, dependencies->at[i]);
    }
    buf_putc(out, '\n');
}
