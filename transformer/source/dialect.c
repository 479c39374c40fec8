#include "source/dialect.h"

#include <string.h>

static bool is_c89(const char *standard)
{
    static const char *const names[] = {"89", "90", "iso9899:1990", "iso9899:199409", NULL};
    for (int i = 0; names[i]; i++)
        if (!strcmp(standard, names[i]))
            return true;
    return false;
}

struct dialect dialect_of(const char *const *flags, int n)
{
    static const char *const c23[] = {"2x", "23", "2y", "26", "iso9899:2024", NULL};
    struct dialect dialect = {0};
    for (int i = 0; i < n; i++) { /* the last one counts */
        const char *flag = flags[i];
        if (!strcmp(flag, "-ansi"))
            dialect = (struct dialect){.strict = true, .c89 = true};
        flag += flag[0] == '-' && flag[1] == '-';
        if (strncmp(flag, "-std=", 5) != 0)
            continue;
        const char *standard = flag + 5;
        dialect.strict = strncmp(standard, "gnu", 3) != 0;
        standard += !dialect.strict ? 3 : standard[0] == 'c';
        dialect.separators = false;
        dialect.c89 = is_c89(standard);
        for (int k = 0; c23[k]; k++)
            dialect.separators |= !strcmp(standard, c23[k]);
    }
    return dialect;
}
