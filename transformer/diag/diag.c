/* The list of diagnostics and the -W and -R options.  print.c shows the list.
 *
 * A diagnostic that an option turns off is never added to the list, nor is one that is there already: the
 * same text at the same place.  Its notes are treated like it. */
#include "diag/diag.h"

#include "diag/list.h"
#include "source/unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    enum diag_severity severity;
    const char *flag, *format;
} kinds[D_COUNT] = {
#define DIAG(name, severity, flag, format) {severity, flag, format},
#include "diag/diag.def"
#undef DIAG
};

struct diag *diag_new(struct unit *unit)
{
    struct diag *diag = ARENA_NEW(&unit->arena, struct diag);
    for (int i = 0; i < D_COUNT; i++)
        diag->settings[i].value = -1;
    return diag;
}

/* ---- options ---- */

enum setting { TURN_ON, TURN_OFF, MAKE_ERROR, KEEP_WARNING };

/* Applies to every line of diag.def with that flag; false if there is none. */
static bool set_all(struct diag *diag, enum diag_severity severity, const char *name,
                    size_t length, enum setting setting, long value)
{
    bool found = false;
    for (int i = 0; i < D_COUNT; i++) {
        struct diag_setting *s = &diag->settings[i];
        if (kinds[i].severity != severity || strlen(kinds[i].flag) != length || !length ||
            memcmp(kinds[i].flag, name, length) != 0)
            continue;
        found = true;
        if (setting == TURN_ON || setting == TURN_OFF)
            s->off = setting == TURN_OFF;
        else
            s->error = setting == MAKE_ERROR ? 1 : -1;
        if (setting == MAKE_ERROR)
            s->off = false;
        if (value >= 0)
            s->value = value;
    }
    return found;
}

static bool starts(const char **text, const char *prefix)
{
    size_t length = strlen(prefix);
    if (strncmp(*text, prefix, length) != 0)
        return false;
    *text += length;
    return true;
}

static bool warning_option(struct diag *diag, const char *name)
{
    /* Options of every compiler: our warnings are on already. */
    if (!strcmp(name, "all") || !strcmp(name, "extra"))
        return true;
    if (!strcmp(name, "error") || !strcmp(name, "no-error")) {
        diag->werror = name[0] == 'e';
        return true;
    }
    if (starts(&name, "error="))
        return set_all(diag, SEVERITY_WARNING, name, strlen(name), MAKE_ERROR, -1);
    if (starts(&name, "no-error="))
        return set_all(diag, SEVERITY_WARNING, name, strlen(name), KEEP_WARNING, -1);
    if (starts(&name, "no-"))
        return set_all(diag, SEVERITY_WARNING, name, strlen(name), TURN_OFF, -1);
    const char *equals = strchr(name, '=');
    if (!equals)
        return set_all(diag, SEVERITY_WARNING, name, strlen(name), TURN_ON, -1);
    char *end;
    errno = 0;
    long value = strtol(equals + 1, &end, 10);
    if (end == equals + 1 || *end || value < 0 || errno)
        return false;
    return set_all(diag, SEVERITY_WARNING, name, (size_t)(equals - name), TURN_ON, value);
}

bool diag_option(struct diag *diag, const char *option)
{
    if (!strcmp(option, "-w")) {
        diag->quiet = true;
        return true;
    }
    if (starts(&option, "-W"))
        return warning_option(diag, option);
    if (!starts(&option, "-R"))
        return false;
    bool off = starts(&option, "no-");
    return set_all(diag, SEVERITY_REMARK, option, strlen(option), off ? TURN_OFF : TURN_ON, -1);
}

long diag_value(const struct unit *unit, enum diag_id id)
{
    return unit->diag->settings[id].value;
}

void diag_list_options(FILE *out)
{
    for (int i = 0; i < D_COUNT; i++)
        if (kinds[i].flag[0])
            fprintf(out, "  -%c%-22s %s\n", kinds[i].severity == SEVERITY_REMARK ? 'R' : 'W',
                    kinds[i].flag, kinds[i].format);
}

/* ---- reporting ---- */

static bool same_place(struct range a, struct range b)
{
    return a.file == b.file && a.begin == b.begin && a.end == b.end;
}

static void add(struct unit *unit, struct diag_entry entry)
{
    struct diag *diag = unit->diag;
    diag->dropped = true;
    for (int i = 0; i < diag->entries.n; i++) {
        const struct diag_entry *other = &diag->entries.at[i];
        if (other->severity == entry.severity && same_place(other->where, entry.where) &&
            !strcmp(other->text, entry.text))
            return;
    }
    diag->dropped = false;
    diag->errors += entry.severity == SEVERITY_ERROR;
    entry.order = diag->entries.n;
    entry.first_note = diag->notes.n;
    entry.n_notes = 0;
    VEC_PUSH(&unit->arena, &diag->entries, entry);
}

void diag_at(struct unit *unit, enum diag_id id, struct range where, ...)
{
    struct diag *diag = unit->diag;
    const struct diag_setting *setting = &diag->settings[id];
    struct diag_entry entry = {.severity = kinds[id].severity, .where = where, .flag = ""};

    if (setting->off || (diag->quiet && entry.severity == SEVERITY_WARNING)) {
        diag->dropped = true;
        return;
    }
    if (entry.severity == SEVERITY_WARNING &&
        (setting->error > 0 || (diag->werror && setting->error == 0))) {
        entry.severity = SEVERITY_ERROR;
        entry.promoted = true;
    }
    if (kinds[id].flag[0])
        entry.flag = arena_printf(&unit->arena, "-%c%s",
                                  kinds[id].severity == SEVERITY_REMARK ? 'R' : 'W',
                                  kinds[id].flag);
    va_list args;
    va_start(args, where);
    entry.text = arena_vprintf(&unit->arena, kinds[id].format, args);
    va_end(args);
    add(unit, entry);
    diag->internal |= id == D_INTERNAL;
}

void diag_note(struct unit *unit, struct range where, const char *format, ...)
{
    struct diag *diag = unit->diag;
    if (diag->dropped || !diag->entries.n)
        return;
    va_list args;
    va_start(args, format);
    struct diag_entry note = {.severity = SEVERITY_NOTE, .where = where, .flag = ""};
    note.text = arena_vprintf(&unit->arena, format, args);
    va_end(args);
    VEC_PUSH(&unit->arena, &diag->notes, note);
    diag->entries.at[diag->entries.n - 1].n_notes++;
}

void diag_foreign(struct unit *unit, enum diag_severity severity, struct range where,
                  const char *text, const char *flag)
{
    struct diag *diag = unit->diag;
    if (severity == SEVERITY_NOTE) {
        diag_note(unit, where, "%s", text);
        return;
    }
    struct diag_entry entry = {.severity = severity, .where = where, .flag = ""};
    if (severity == SEVERITY_WARNING && diag->quiet) {
        diag->dropped = true;
        return;
    }
    if (severity == SEVERITY_WARNING && diag->werror) {
        entry.severity = SEVERITY_ERROR;
        entry.promoted = true;
    }
    entry.text = arena_strdup(&unit->arena, text);
    if (flag && *flag)
        entry.flag = arena_printf(&unit->arena, "%s%s", *flag == '-' ? "" : "-W", flag);
    add(unit, entry);
}

struct diag_mark diag_mark(const struct unit *unit)
{
    const struct diag *diag = unit->diag;
    return (struct diag_mark){diag->entries.n, diag->notes.n, diag->errors, diag->internal};
}

void diag_return(struct unit *unit, struct diag_mark mark)
{
    unit->diag->entries.n = mark.entries;
    unit->diag->notes.n = mark.notes;
    unit->diag->errors = mark.errors;
    unit->diag->internal = mark.internal;
}

void diag_forget(struct unit *unit)
{
    diag_return(unit, (struct diag_mark){0, 0, 0, false});
}

int diag_errors(const struct unit *unit)
{
    return unit->diag->errors;
}

bool diag_internal(const struct unit *unit)
{
    return unit->diag->internal;
}

struct range range_of_tokens(const struct unit *unit, int32_t first, int32_t end)
{
    if (end <= first)
        end = first + 1;
    const struct token *a = &unit->tokens.at[first];
    struct range range = {a->at_file, a->at_begin, a->at_begin};

    /* Its place for people: a token out of a macro is at its outermost invocation. */
    for (int32_t i = first; i < end; i++) {
        const struct token *t = &unit->tokens.at[i];
        uint32_t stop = t->end;
        if (t->invocation >= 0) {
            const struct invocation *v = &unit->invocations.at[t->invocation];
            stop = v->end;
            if (v->file != range.file || v->begin > t->at_begin || stop < t->at_begin)
                stop = t->at_begin;
        } else if (t->file != range.file) {
            continue;
        }
        if (t->at_file == range.file && t->at_begin < range.begin)
            range.begin = t->at_begin;
        if (t->at_file == range.file && stop > range.end)
            range.end = stop;
    }
    return range;
}
