/* The lead of an item: the part of the text before it that is printed. */
#include "print/print.h"
#include "oracle/oracle.h"
#include "source/files.h"

#include <string.h>

/* Where the lead of an item begins, given the first of its tokens. */
static uint32_t lead_begin(const struct unit *unit, struct item item, tok_id first)
{
    if (first == 0)
        return 0;
    if (item.include >= 0 && !include_holds(unit, item.include, first - 1))
        return 0;
    struct item before = item_of(unit, first - 1);
    while (before.include != item.include && before.include >= 0)
        before = item_of_invocation(unit, before.include);
    return before.file == item.file && before.end <= item.begin ? before.end : item.begin;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* Where a skipped branch ends that the conditional directive [hash,end) begins; `end` if none. */
static uint32_t skipped_until(struct writer *w, struct item item, uint32_t hash, uint32_t end,
                              uint32_t limit)
{
    int n;
    const struct skipped_range *ranges =
        oracle_skipped(w->unit->oracle, include_reading(w->unit, item.include), &n);
    const struct file *text = &w->unit->files.at[item.file];
    int low = 0, high = n; /* the first range that does not begin before the directive */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (ranges[middle].begin < hash)
            low = middle + 1;
        else
            high = middle;
    }
    for (int i = low; i < n && ranges[i].begin <= end; i++) {
        if (ranges[i].end <= end || ranges[i].end > limit)
            continue;
        uint32_t until = ranges[i].end;
        end = until && text->text[until - 1] == '\n' ? until : directive_end(text, until);
    }
    return end < limit ? end : limit;
}

/* The invocation without tokens at that place, before token `first`; or NULL. */
static const struct invocation *empty_invocation(const struct unit *unit, int32_t file,
                                                 uint32_t offset, tok_id first)
{
    int low = 0, high = unit->invocations.n; /* they are in the order of their tokens */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (unit->invocations.at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < unit->invocations.n && unit->invocations.at[low].first == first; low++) {
        const struct invocation *v = &unit->invocations.at[low];
        if (v->file == file && v->begin == offset && v->last == first)
            return v;
    }
    return NULL;
}

void print_lead(struct writer *w, struct item item, uint32_t begin, uint32_t end, tok_id first,
                bool fresh)
{
    int32_t file = item.file;
    const struct file *source = &w->unit->files.at[file];
    const char *s = source->text;
    struct output *o = &w->out;
    uint32_t i = begin, done = begin;
    bool at_start = begin == 0 || s[begin - 1] == '\n';
    if (fresh) {
        o->squeeze = true;
        uint32_t blank = begin;
        while (blank < end && is_blank(s[blank]))
            blank++;
        if (blank == end && w->after_text)
            return;
        if (blank < end && s[blank] == '\n' && o->at_start) {
            i = done = blank + 1;
            o->blanks.length = 0;
            at_start = true;
        }
    }
    while (i < end) {
        if (at_start && (s[i] == '#' || (s[i] == '%' && s[i + 1] == ':'))) {
            size_t length;
            const char *name = directive_name(source, i, &length);
            uint32_t next = directive_end(source, i);
            uint32_t line = i;
            while (line > done && is_blank(s[line - 1]))
                line--;
            output_source(o, file, done, line);
            if (directive_condition(name, length) != 2) {
                next = skipped_until(w, item, i, next, end);
                o->squeeze = true;
                o->blanks.length = 0;
            } else {
                next = next < end ? next : end;
                if (!o->at_start)
                    output_line(o);
                output_source(o, file, line, next);
            }
            i = done = next;
        } else if (s[i] == '\n') {
            at_start = true;
            i++;
        } else if (s[i] == '/' && s[i + 1] == '*') {
            const char *close = strstr(s + i + 2, "*/");
            i = close ? (uint32_t)(close - s) + 2 : end;
        } else if (s[i] == '/' && s[i + 1] == '/') {
            i = directive_end(source, i) - 1;
            if (s[i] != '\n')
                i = end;
        } else if (is_blank(s[i])) {
            i++;
        } else if (s[i] == '\\' && s[i + 1] == '\n') {
            i += 2;
        } else {
            const struct invocation *v = empty_invocation(w->unit, file, i, first);
            output_source(o, file, done, i);
            if (v) { /* as it is, and no #line within its arguments */
                output_source(o, file, i, i + 1);
                o->hold++;
                output_source(o, file, i + 1, v->end);
                o->hold--;
                i = done = v->end;
                at_start = false;
            } else { /* text of a branch that was taken another time the file was read */
                uint32_t next = directive_end(source, i);
                i = done = next < end ? next : end;
                at_start = true;
                o->squeeze = true;
                o->blanks.length = 0;
            }
        }
    }
    output_source(o, file, done, end);
}

bool print_lead_of(struct writer *w, struct item item, tok_id first)
{
    uint32_t begin = lead_begin(w->unit, item, first);
    int32_t reading = include_reading(w->unit, item.include);
    bool here = w->cursor_reading == reading;
    bool fresh = !here || w->after_text || w->cursor < begin || w->cursor > item.begin;
    if (here && w->cursor > begin && w->cursor <= item.begin)
        begin = w->cursor;
    if (fresh && here && w->cursor > item.begin) {
        w->out.squeeze = true;
        return false;
    }
    print_lead(w, item, begin, item.begin, first, fresh);
    w->cursor_reading = reading;
    w->cursor = item.begin;
    return !fresh;
}

const char *indentation(struct unit *unit, int32_t file, uint32_t line, size_t *length)
{
    const struct file *source = &unit->files.at[file];
    file_line(unit, file, 0); /* makes the table of lines */
    const char *text = source->text + source->lines[line - 1];
    *length = strspn(text, " \t");
    return text;
}
