/* How diagnostics look:
 *
 *     cat.co.c:12:9: error: 'await' takes a call
 *             n = await 3;
 *                 ^~~~~~~
 *     cat.co.c:9:1: note: ...
 *     1 warning and 2 errors generated.
 *
 * Columns in the first line count bytes, as in compilers; the line of the caret counts columns of a
 * terminal, so tabs are written as spaces. */
#include "diag/diag.h"

#include "diag/list.h"
#include "source/unit.h"

#include <stdlib.h>
#include <string.h>

enum { TAB = 8, WIDTH = 200 };

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_REMARK] = "remark",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};
static const char *const severity_colours[] = {
    [SEVERITY_NOTE] = "\033[1;36m",
    [SEVERITY_REMARK] = "\033[1;34m",
    [SEVERITY_WARNING] = "\033[1;35m",
    [SEVERITY_ERROR] = "\033[1;31m",
};
#define BOLD "\033[1m"
#define GREEN "\033[1;32m"
#define RESET "\033[0m"

/* The column on a screen, from 0, after the bytes [line,at). */
static int screen_column(const char *line, const char *at)
{
    int column = 0;
    for (; line < at; line++) {
        if (*line == '\t')
            column += TAB - column % TAB;
        else if (((unsigned char)*line & 0xC0) != 0x80) /* not inside a UTF-8 sequence */
            column++;
    }
    return column;
}

/* Writes the line, tabs expanded, and the carets under [from,to). */
static void print_source(const struct file *file, struct range where, FILE *out, bool colour)
{
    if (where.begin > file->length || !file->length)
        return;
    const char *at = file->text + where.begin;
    const char *line = at, *end = at;
    while (line > file->text && line[-1] != '\n')
        line--;
    while (*end && *end != '\n' && *end != '\r')
        end++;
    /* A line of a thousand columns cannot be read, nor its caret found. */
    if (screen_column(line, end) > WIDTH)
        return;

    int column = 0;
    for (const char *p = line; p < end; p++) {
        if (*p != '\t') {
            putc(*p, out);
            continue;
        }
        for (column = screen_column(line, p); column < screen_column(line, p + 1); column++)
            putc(' ', out);
    }
    const char *stop = where.end > where.begin ? file->text + where.end : at + 1;
    if (where.end > file->length || stop > end)
        stop = end; /* of a range over several lines, the first is underlined */
    while (stop > at + 1 && (stop[-1] == ' ' || stop[-1] == '\t'))
        stop--;
    int first = screen_column(line, at), last = screen_column(line, stop);
    fprintf(out, "\n%*s%s^", first, "", colour ? GREEN : "");
    for (column = first + 1; column < last; column++)
        putc('~', out);
    fprintf(out, "%s\n", colour ? RESET : "");
}

static void print_entry(struct unit *unit, const struct diag_entry *entry, FILE *out, bool colour)
{
    bool placed = entry->where.file >= 0 && entry->where.file < unit->files.n;
    const char *bold = colour ? BOLD : "", *reset = colour ? RESET : "";

    if (placed) {
        int line, column;
        file_position(unit, entry->where.file, entry->where.begin, &line, &column);
        fprintf(out, "%s%s:%d:%d: %s", bold, unit->files.at[entry->where.file].path, line, column,
                reset);
    } else {
        fprintf(out, "%standem: %s", bold, reset);
    }
    fprintf(out, "%s%s: %s%s%s", colour ? severity_colours[entry->severity] : "",
            severity_names[entry->severity], reset, bold, entry->text);
    if (entry->promoted)
        fprintf(out, " [-Werror%s%s]", *entry->flag ? "," : "", entry->flag);
    else if (*entry->flag)
        fprintf(out, " [%s]", entry->flag);
    fprintf(out, "%s\n", reset);
    if (placed && unit->files.at[entry->where.file].text)
        print_source(&unit->files.at[entry->where.file], entry->where, out, colour);
}

/* Those without a place first; then those of included files, which are read before the text after them;
 * then those of the annotated file. */
static int by_place(const void *left, const void *right)
{
    const struct diag_entry *a = left, *b = right;
    int64_t file_a = a->where.file == 0 ? INT32_MAX : a->where.file;
    int64_t file_b = b->where.file == 0 ? INT32_MAX : b->where.file;
    if (file_a != file_b)
        return file_a < file_b ? -1 : 1;
    if (a->where.begin != b->where.begin)
        return a->where.begin < b->where.begin ? -1 : 1;
    return a->order - b->order;
}

static void print_count(FILE *out, int n, const char *what)
{
    fprintf(out, "%d %s%s", n, what, n == 1 ? "" : "s");
}

void diag_print(struct unit *unit, FILE *out, bool colour)
{
    struct diag *diag = unit->diag;
    if (!diag->entries.n)
        return;
    struct diag_entry *sorted = ARENA_ARRAY(&unit->arena, struct diag_entry, diag->entries.n);
    memcpy(sorted, diag->entries.at, (size_t)diag->entries.n * sizeof *sorted);
    qsort(sorted, (size_t)diag->entries.n, sizeof *sorted, by_place);

    int warnings = 0;
    for (int i = 0; i < diag->entries.n; i++) {
        warnings += sorted[i].severity == SEVERITY_WARNING;
        print_entry(unit, &sorted[i], out, colour);
        for (int n = 0; n < sorted[i].n_notes; n++)
            print_entry(unit, &diag->notes.at[sorted[i].first_note + n], out, colour);
    }
    if (warnings)
        print_count(out, warnings, "warning");
    if (warnings && diag->errors)
        fputs(" and ", out);
    if (diag->errors)
        print_count(out, diag->errors, "error");
    if (warnings || diag->errors)
        fputs(" generated.\n", out);
}
