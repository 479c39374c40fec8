#include "source/files.h"

#include <string.h>

static void index_lines(struct unit *unit, struct file *file)
{
    size_t n = 1;
    for (size_t i = 0; i < file->length; i++)
        n += file->text[i] == '\n';
    file->lines = ARENA_ARRAY(&unit->arena, uint32_t, n);
    file->n_lines = 1;
    for (size_t i = 0; i < file->length; i++)
        if (file->text[i] == '\n')
            file->lines[file->n_lines++] = (uint32_t)i + 1;
}

/* Index of the line that holds the offset. */
static int find_line(struct unit *unit, int file_index, uint32_t offset)
{
    struct file *file = &unit->files.at[file_index];
    if (!file->lines)
        index_lines(unit, file);
    const uint32_t *last = file->lines + file->last_line;
    if (last[0] <= offset && file->last_line + 1 < file->n_lines && offset < last[1])
        return file->last_line;
    /* mostly near the line of the last call: steps from there that double */
    int low = file->last_line, high = low + 1, step = 1;
    if (file->lines[low] <= offset) {
        while (high < file->n_lines && file->lines[high] <= offset) {
            low = high;
            high += step *= 2;
        }
        if (high > file->n_lines)
            high = file->n_lines;
    } else {
        while (low > 0 && file->lines[low] > offset) {
            high = low;
            low -= step *= 2;
        }
        if (low < 0)
            low = 0;
    }
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (file->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    file->last_line = low;
    return low;
}

void file_position(struct unit *unit, int file, uint32_t offset, int *line, int *column)
{
    int index = find_line(unit, file, offset);
    *line = index + 1;
    *column = (int)(offset - unit->files.at[file].lines[index]) + 1;
}

int32_t include_reading(const struct unit *unit, int32_t include)
{
    return include < 0 ? 0 : unit->invocations.at[include].reading;
}

int32_t token_reading(const struct unit *unit, const struct token *token)
{
    int32_t include = token->invocation;
    while (include >= 0 && !unit->invocations.at[include].is_include)
        include = unit->invocations.at[include].outer;
    return include_reading(unit, include);
}

uint32_t file_line(struct unit *unit, int file, uint32_t offset)
{
    return (uint32_t)find_line(unit, file, offset) + 1;
}

/* Length of the line splice at s[i], or 0. */
static uint32_t splice(const char *s, uint32_t i, uint32_t n)
{
    uint32_t end = i + 1;
    if (s[i] != '\\')
        return 0;
    while (end < n && strchr(" \t\v\f", s[end])) /* compilers let blanks end the line */
        end++;
    if (end < n && s[end] == '\r')
        end++;
    return end < n && s[end] == '\n' ? end + 1 - i : 0;
}

uint32_t directive_end(const struct file *file, uint32_t from)
{
    const char *s = file->text;
    uint32_t n = (uint32_t)file->length, i = from, skip;
    char quote = 0;
    while (i < n) {
        if ((skip = splice(s, i, n)))
            i += skip;
        else if (s[i] == '\n')
            return i + 1;
        else if (quote) {
            if (s[i] == '\\' && i + 1 < n && s[i + 1] != '\n')
                i++;
            else if (s[i] == quote)
                quote = 0;
            i++;
        } else if (s[i] == '/' && i + 1 < n && s[i + 1] == '*') {
            const char *end = i + 2 < n ? strstr(s + i + 2, "*/") : NULL;
            i = end ? (uint32_t)(end - s) + 2 : n;
        } else if (s[i] == '/' && i + 1 < n && s[i + 1] == '/') {
            while (i < n && s[i] != '\n')
                i += (skip = splice(s, i, n)) ? skip : 1;
        } else {
            if (s[i] == '"' || s[i] == '\'')
                quote = s[i];
            i++;
        }
    }
    return n;
}

const char *file_ending(const struct file *file)
{
    const char *text = file->text;
    size_t n = file->length;
    bool newline = n && text[n - 1] == '\n';
    n -= newline;
    n -= n && text[n - 1] == '\r';
    while (n && strchr(" \t\v\f", text[n - 1])) /* compilers let blanks end the line */
        n--;
    bool spliced = n && text[n - 1] == '\\';
    return spliced ? newline ? "\n" : "\n\n" : newline ? "" : "\n";
}

const char *directive_name(const struct file *file, uint32_t hash, size_t *length)
{
    const char *s = file->text + hash;
    s += *s == '%' ? 2 : 1;
    for (;;) {
        s += strspn(s, " \t\f\v");
        if (s[0] == '/' && s[1] == '*' && strstr(s + 2, "*/"))
            s = strstr(s + 2, "*/") + 2;
        else if (s[0] == '\\' && s[1] == '\n')
            s += 2;
        else
            break;
    }
    *length = strspn(s, "abcdefghijklmnopqrstuvwxyz_");
    return s;
}

int directive_condition(const char *name, size_t length)
{
    static const struct {
        const char *name;
        int step;
    } known[] = {{"if", 1},   {"ifdef", 1}, {"ifndef", 1},  {"endif", -1},
                 {"elif", 0}, {"else", 0},  {"elifdef", 0}, {"elifndef", 0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && !memcmp(known[i].name, name, length))
            return known[i].step;
    return 2;
}

void file_conditions(const struct file *file, uint32_t begin, uint32_t end, int *closed, int *opened)
{
    *closed = *opened = 0;
    if (begin >= end || !memchr(file->text + begin, '#', end - begin))
        return;
    for (uint32_t i = begin; i < end; i = directive_end(file, i)) {
        uint32_t hash = i + (uint32_t)strspn(file->text + i, " \t\f\v");
        if ((i && file->text[i - 1] != '\n') || file->text[hash] != '#')
            continue;
        size_t length;
        const char *name = directive_name(file, hash, &length);
        int step = directive_condition(name, length);
        if (step == 1)
            ++*opened;
        else if (step == -1 && *opened)
            --*opened;
        else if (step == -1)
            ++*closed;
    }
}

/* Reads `30 "parser.y"` after #line, or after the # of a linemarker. */
static bool read_mark(struct unit *unit, struct line_mark *mark, const char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    if (*s < '0' || *s > '9')
        return false;
    for (mark->presumed = 0; *s >= '0' && *s <= '9'; s++)
        mark->presumed = mark->presumed * 10 + (uint32_t)(*s - '0');
    while (*s == ' ' || *s == '\t')
        s++;
    const char *end = *s == '"' ? strpbrk(s + 1, "\"\n") : NULL;
    if (end && *end == '"')
        mark->path = arena_strndup(&unit->arena, s + 1, (size_t)(end - s - 1));
    return true;
}

static void find_marks(struct unit *unit, struct file *file)
{
    VEC(struct line_mark) marks = {0};
    file->marks_known = true;
    for (int i = 0; i < file->n_lines; i++) {
        const char *s = file->text + file->lines[i];
        while (*s == ' ' || *s == '\t')
            s++;
        if (*s++ != '#')
            continue;
        while (*s == ' ' || *s == '\t')
            s++;
        if (!strncmp(s, "line", 4))
            s += 4;
        struct line_mark mark = {.line = (uint32_t)i + 2,
                                 .path = marks.n ? marks.at[marks.n - 1].path : file->path};
        if (read_mark(unit, &mark, s))
            VEC_PUSH(&unit->arena, &marks, mark);
    }
    file->marks = marks.at;
    file->n_marks = marks.n;
}

uint32_t file_presumed(struct unit *unit, int index, uint32_t line, const char **path)
{
    struct file *file = &unit->files.at[index];
    if (!file->lines)
        index_lines(unit, file);
    if (!file->marks_known)
        find_marks(unit, file);
    *path = file->path;
    for (int i = file->n_marks - 1; i >= 0; i--)
        if (file->marks[i].line <= line) {
            *path = file->marks[i].path;
            return file->marks[i].presumed + (line - file->marks[i].line);
        }
    return line;
}
