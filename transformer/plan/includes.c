/* The text of a header with functions to transform is part of the output.  Then
 *
 *     #include "inner.h"      was looked for in the header's folder first; its text is now in another
 *                             file, so it becomes  #include "sub/inner.h",  as the header itself was
 *                             found as "sub/header.h"
 *     #pragma once            is about the file around it: it is removed
 *     #include "header.h"     a second time: the compiler would read the annotated file, if only
 *                             #pragma once and no guard prevents that; it is removed
 */
#include "plan/includes.h"

#include "diag/diag.h"
#include "oracle/oracle.h"
#include "source/files.h"

#include <string.h>
#include <sys/stat.h>

struct spelled {
    const char *name; /* "sub/a.h"; NULL: a macro's */
    bool quoted;
};

static struct spelled spelled_at(struct unit *unit, int32_t file, uint32_t hash)
{
    size_t length;
    const char *at = directive_name(&unit->files.at[file], hash, &length) + length;
    at += strspn(at, " \t");
    char close = *at == '"' ? '"' : *at == '<' ? '>' : 0;
    const char *end = close ? strpbrk(at + 1, close == '"' ? "\"\n" : ">\n") : NULL;
    if (!end || *end != close)
        return (struct spelled){NULL, false};
    return (struct spelled){arena_strndup(&unit->arena, at + 1, (size_t)(end - at - 1)),
                            close == '"'};
}

/* "sub/" of "sub/a.h". */
static const char *folder(struct unit *unit, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(&unit->arena, path, (size_t)(slash + 1 - path)) : "";
}

static bool is_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* Was it found in the folder of the file that includes it? */
static bool is_beside(struct unit *unit, int32_t file, struct spelled spelled, int32_t found)
{
    if (found < 0 || !spelled.name || !spelled.quoted || spelled.name[0] == '/')
        return false;
    const char *path = arena_printf(&unit->arena, "%s%s", folder(unit, unit->files.at[file].path),
                                    spelled.name);
    return is_same(path, unit->files.at[found].path);
}

/* Offset of the '#' of `#pragma once`, or -1. */
static int64_t find_pragma_once(const struct file *file)
{
    const char *text = file->text;
    for (uint32_t i = 0; i < file->length; i = directive_end(file, i)) {
        uint32_t hash = i + (uint32_t)strspn(text + i, " \t");
        if (text[hash] != '#')
            continue;
        const char *at = text + hash + 1 + strspn(text + hash + 1, " \t");
        if (strncmp(at, "pragma", 6) != 0)
            continue;
        at += 6 + strspn(at + 6, " \t");
        if (strncmp(at, "once", 4) == 0 && strchr(" \t\r\n/", at[4]))
            return hash;
    }
    return -1;
}

static bool reads_again(struct unit *unit, const struct inclusion *line, const bool *opened)
{
    return line->file > 0 && opened[line->file] && line->reading < 0 &&
           find_pragma_once(&unit->files.at[line->file]) >= 0;
}

const char *includes_prefix(struct unit *unit, struct open_text text, uint32_t offset, int32_t file)
{
    struct spelled spelled = spelled_at(unit, text.file, offset);
    if (!spelled.name)
        return folder(unit, unit->files.at[file].path);
    const char *own = folder(unit, spelled.name);
    return is_beside(unit, text.file, spelled, file) ? arena_printf(&unit->arena, "%s%s",
                                                                    text.prefix, own)
                                                     : own;
}

static void add(struct unit *unit, struct edits *edits, int32_t file, uint32_t begin,
                const char *text)
{
    const struct file *shown = &unit->files.at[file];
    uint32_t end = directive_end(shown, begin);
    while (end > begin && strchr("\r\n", shown->text[end - 1]))
        end--;
    VEC_PUSH(&unit->arena, &edits->list, ((struct edit){begin, end, text}));
    for (int i = edits->list.n - 1; i > 0 && edits->list.at[i - 1].begin > begin; i--) {
        struct edit other = edits->list.at[i - 1];
        edits->list.at[i - 1] = edits->list.at[i];
        edits->list.at[i] = other;
    }
}

struct edits includes_edits(struct unit *unit, struct open_text text, uint32_t begin, uint32_t end,
                            const bool *opened)
{
    struct edits edits = {0};
    int n;
    const struct inclusion *lines = oracle_inclusions(unit->oracle, text.reading, &n);
    for (int i = 0; i < n; i++) {
        if (lines[i].begin < begin || lines[i].begin >= end)
            continue;
        struct spelled spelled = spelled_at(unit, text.file, lines[i].begin);
        if (reads_again(unit, &lines[i], opened))
            add(unit, &edits, text.file, lines[i].begin, "");
        else if (*text.prefix && is_beside(unit, text.file, spelled, lines[i].file))
            add(unit, &edits, text.file, lines[i].begin,
                arena_printf(&unit->arena, "#include \"%s%s\"", text.prefix, spelled.name));
    }
    int64_t once = text.file > 0 ? find_pragma_once(&unit->files.at[text.file]) : -1;
    if (once >= begin && once < end)
        add(unit, &edits, text.file, (uint32_t)once, "");
    return edits;
}

void includes_check(struct unit *unit, const bool *opened)
{
    for (int32_t reading = 1; reading < oracle_readings(unit->oracle); reading++) {
        int n;
        int32_t file = oracle_reading_file(unit->oracle, reading);
        const struct inclusion *lines = oracle_inclusions(unit->oracle, reading, &n);
        for (int i = 0; i < n && !opened[file]; i++)
            if (reads_again(unit, &lines[i], opened))
                diag_at(unit, D_UNSUPPORTED,
                        (struct range){file, lines[i].begin, lines[i].begin + 1},
                        "a second #include of a header with #pragma once and no include guard",
                        "the header's text is part of the output; give it an include guard");
    }
}
