/* Macros, from clang's preprocessing record.
 *
 * The record has every definition and every invocation that is spelled in a file, in the order
 * of translation, each with its file and offset, and every #include.  So clang's numbers of places are
 * assigned to readings of a header (files_reading): the first entry of one comes after its #include.
 *
 * The record does not have #undef.  Those are found in the text, and become events as well:
 *
 *     #define N 1   event (N, time 10, definition 0)
 *     #undef N      event (N, time 30, none)         oracle_macro_find(N at 40) == -1 */
#include "oracle/clang.h"
#include "base/word.h"

#include <stdlib.h>
#include <string.h>

/* The identifier in a file's text; NULL if there is none. */
static const char *name_at(struct oracle *oracle, int32_t file, uint32_t offset)
{
    const char *text = oracle->unit->files.at[file].text + offset;
    size_t n = 0;
    while (is_word(text[n]))
        n++;
    return n ? intern(text, n) : NULL;
}

static uint64_t place_key(int32_t file, uint32_t offset)
{
    return ((uint64_t)file + 1) << 32 | offset;
}

static struct macro *add_macro(struct oracle *oracle, struct macro_definition definition,
                               uint64_t time)
{
    struct macro *macro = ARENA_NEW(oracle->arena, struct macro);
    int *newest = map_slot(oracle->arena, &oracle->newest_macro, map_key(definition.name));
    *macro = (struct macro){.definition = definition, .time = time, .older = *newest};
    *newest = oracle->macros.n;
    VEC_PUSH(oracle->arena, &oracle->macros, macro);
    return macro;
}

static void visit_definition(struct oracle *oracle, struct macro_walk *walk, CXCursor cursor,
                             int32_t file, uint32_t begin)
{
    struct macro_definition definition = {.file = file, .begin = begin};
    if (file < 0) {
        definition.name = oracle_name(clang_getCursorSpelling(cursor));
        add_macro(oracle, definition, 0);
        return;
    }
    definition.name = name_at(oracle, file, begin);
    if (definition.name)
        add_macro(oracle, definition, walk->time)->cursor = cursor;
}

/* Moves the walk to an entry, and gives its reading: the one that has the place's number, else the first
 * one without numbers, from the walk's position on, that contains the entry. */
static int32_t follow(struct oracle *oracle, struct macro_walk *walk, int32_t file, uint32_t offset,
                      CXSourceLocation location)
{
    int32_t found = files_reading(oracle, location);
    if (oracle->readings.at[found].base < 0) {
        const struct known_file *known = &oracle->files.at[file];
        uint64_t first = UINT64_MAX;
        for (int i = 0; i < known->readings.n; i++) {
            uint64_t time = files_time(oracle, known->readings.at[i], offset);
            if (oracle->readings.at[known->readings.at[i]].base >= 0 || time < walk->time || time >= first)
                continue;
            first = time;
            found = known->readings.at[i];
        }
        files_note_reading(oracle, found, location);
    }
    walk->time = files_time(oracle, found, offset);
    return found;
}

void macros_visit(struct oracle *oracle, struct macro_walk *walk, CXCursor cursor)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind != CXCursor_MacroDefinition && kind != CXCursor_MacroExpansion &&
        kind != CXCursor_InclusionDirective)
        return;
    int32_t file, reading = -1;
    uint32_t offset;
    CXSourceLocation location = clang_getCursorLocation(cursor);
    files_place(oracle, location, &file, &offset);
    if (file >= 0) {
        files_note_place(oracle, file, location);
        reading = follow(oracle, walk, file, offset, location);
    }
    if (kind == CXCursor_MacroDefinition)
        visit_definition(oracle, walk, cursor, file, offset);
    else if (reading >= 0 && kind == CXCursor_InclusionDirective)
        files_include_line(oracle, reading, cursor);
    else if (reading >= 0)
        VEC_PUSH(oracle->arena, &oracle->readings.at[reading].expansions, cursor);
}

void macros_finish(struct oracle *oracle)
{
    for (int i = 0; i < oracle->macros.n; i++) {
        const struct macro_definition *definition = &oracle->macros.at[i]->definition;
        uint64_t key = definition->file < 0 ? map_key(definition->name)
                                            : place_key(definition->file, definition->begin);
        *map_slot(oracle->arena, &oracle->macro_numbers, key) = i;
    }
}

const struct macro_definition *oracle_macro(struct oracle *oracle, int32_t index)
{
    struct macro *macro = oracle->macros.at[index];
    if (!macro->definition.end && macro->definition.file >= 0)
        macro->definition.end = files_extent(oracle, macro->cursor).end;
    return &macro->definition;
}

int oracle_macro_count(struct oracle *oracle)
{
    return oracle->macros.n;
}

int32_t oracle_macro_named(struct oracle *oracle, const char *name, int32_t newer)
{
    return newer < 0 ? map_get(&oracle->newest_macro, map_key(name))
                     : oracle->macros.at[newer]->older;
}

/* ---- uses ---- */

static int definition_of(struct oracle *oracle, int32_t reading, uint32_t begin, CXCursor expansion,
                         const char *name)
{
    CXCursor definition = clang_getCursorReferenced(expansion);
    int32_t file = -1;
    uint32_t offset = 0;
    if (!clang_Cursor_isNull(definition))
        files_place(oracle, clang_getCursorLocation(definition), &file, &offset);
    uint64_t key = file < 0 ? map_key(name) : place_key(file, offset);
    int index = map_get(&oracle->macro_numbers, key);
    if (index < 0) { /* __LINE__ and others have no definition */
        index = oracle->macros.n;
        add_macro(oracle, (struct macro_definition){.name = name, .file = -1}, 0);
        *map_slot(oracle->arena, &oracle->macro_numbers, map_key(name)) = index;
    }
    /* the line may have been read several times */
    if (file >= 0 && oracle->files.at[file].readings.n > 1) {
        uint64_t time = files_time(oracle, reading, begin);
        int32_t i = oracle_macro_named(oracle, name, -1);
        while (i >= 0 && (oracle->macros.at[i]->time >= time ||
                          oracle->macros.at[i]->definition.file != file ||
                          oracle->macros.at[i]->definition.begin != offset))
            i = oracle_macro_named(oracle, name, i);
        index = i >= 0 ? i : index;
    }
    return index;
}

static int by_use(const void *a, const void *b)
{
    const struct macro_use *x = a, *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

const struct macro_use *oracle_macro_uses(struct oracle *oracle, int32_t number, int *n)
{
    struct reading *reading = &oracle->readings.at[number];
    if (!reading->uses_made) {
        reading->uses_made = true;
        const char *text = oracle->unit->files.at[reading->file].text;
        for (int i = 0; i < reading->expansions.n; i++) {
            int32_t where;
            struct macro_use use;
            CXCursor expansion = reading->expansions.at[i];
            files_place(oracle, clang_getCursorLocation(expansion), &where, &use.begin);
            const char *name = name_at(oracle, reading->file, use.begin);
            if (!name || files_in_directive(text, use.begin))
                continue; /* in the record too, but nothing there is expanded */
            use.definition = definition_of(oracle, number, use.begin, expansion, name);
            VEC_PUSH(oracle->arena, &reading->uses, use);
        }
        if (reading->uses.n)
            qsort(reading->uses.at, (size_t)reading->uses.n, sizeof *reading->uses.at, by_use);
        /* An argument that is expanded twice is in the record twice. */
        int kept = 0;
        for (int i = 0; i < reading->uses.n; i++)
            if (!kept || reading->uses.at[kept - 1].begin != reading->uses.at[i].begin)
                reading->uses.at[kept++] = reading->uses.at[i];
        reading->uses.n = kept;
    }
    *n = reading->uses.n;
    return reading->uses.at;
}

/* ---- the meaning of a name at a place ---- */

static void add_event(struct oracle *oracle, const char *name, uint64_t time, int definition)
{
    struct macro_event event = {name, time, oracle->events.n, definition, -1};
    VEC_PUSH(oracle->arena, &oracle->events, event);
}

/* -U on the command line removes predefined macros, and those of an earlier -D. */
static void undefine_by_flags(struct oracle *oracle)
{
    for (int i = 0; i < oracle->flags.n; i++) {
        const char *flag = oracle->flags.at[i];
        if (strncmp(flag, "-U", 2) != 0)
            continue;
        const char *name = flag[2]                   ? flag + 2
                           : i + 1 < oracle->flags.n ? oracle->flags.at[i + 1]
                                                     : "";
        size_t length = strlen(name);
        bool defined_later = false;
        for (int k = i + 1; k < oracle->flags.n; k++) {
            const char *later = oracle->flags.at[k];
            if (strncmp(later, "-D", 2) != 0)
                continue;
            const char *what = later[2]                  ? later + 2
                               : k + 1 < oracle->flags.n ? oracle->flags.at[k + 1]
                                                         : "";
            defined_later |= strncmp(what, name, length) == 0 && !is_word(what[length]);
        }
        if (length && !defined_later)
            add_event(oracle, intern_cstr(name), 0, -1);
    }
}

static void undefine(struct oracle *oracle, int32_t number, uint32_t offset, const char *name)
{
    const struct known_file *file = &oracle->files.at[number];
    for (int i = 0; i < file->readings.n; i++) {
        const struct reading *reading = &oracle->readings.at[file->readings.at[i]];
        bool skipped = false;
        for (int k = 0; k < reading->skipped.n && !skipped; k++)
            skipped = offset >= reading->skipped.at[k].begin && offset < reading->skipped.at[k].end;
        if (!skipped)
            add_event(oracle, name, files_time(oracle, file->readings.at[i], offset), -1);
    }
}

/* Finds `#undef NAME` at the start of lines, outside of comments and strings. */
static void scan_undefs(struct oracle *oracle, int32_t number)
{
    const char *text = oracle->unit->files.at[number].text;
    const char *end = text + oracle->unit->files.at[number].length;
    bool fresh = true; /* only white space and comments since the line began */
    for (const char *p = text; p < end; p++) {
        size_t plain = strcspn(p, "\n\\/\"'#");
        if (plain) {
            fresh = fresh && strspn(p, " \t\f\v\r") >= plain;
            p += plain;
            if (p >= end)
                return;
        }
        if (p[0] == '\n') {
            fresh = true;
        } else if (p[0] == '\\' && p + 1 < end) {
            p++;
        } else if (p[0] == '/' && p[1] == '*') {
            const char *close = strstr(p + 2, "*/");
            if (!close)
                return;
            p = close + 1;
        } else if (p[0] == '/' && p[1] == '/') {
            while (p + 1 < end && p[1] != '\n')
                p += p[1] == '\\' && p + 2 < end ? 2 : 1;
        } else if (p[0] == '"' || p[0] == '\'') {
            char quote = *p++;
            while (p < end && *p != quote && *p != '\n')
                p += *p == '\\' && p + 1 < end ? 2 : 1;
            if (p < end && *p == '\n')
                p--;
            fresh = false;
        } else if (p[0] == '#' && fresh) {
            uint32_t offset = files_skip_space(text, (uint32_t)(p + 1 - text));
            fresh = false;
            if (strncmp(text + offset, "undef", 5) != 0 || is_word(text[offset + 5]))
                continue;
            offset = files_skip_space(text, offset + 5);
            const char *name = name_at(oracle, number, offset);
            if (name)
                undefine(oracle, number, offset, name);
        } else {
            fresh = false;
        }
    }
}

static int by_event(const void *a, const void *b)
{
    const struct macro_event *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return x->order - y->order;
}

static void make_events(struct oracle *oracle)
{
    oracle->events_made = true;
    for (int i = 0; i < oracle->macros.n; i++) {
        const struct macro *macro = oracle->macros.at[i];
        add_event(oracle, macro->definition.name, macro->time, i);
    }
    undefine_by_flags(oracle);
    for (int i = 0; i < oracle->files.n; i++)
        if (strstr(oracle->unit->files.at[i].text, "undef"))
            scan_undefs(oracle, i);
    if (oracle->events.n)
        qsort(oracle->events.at, (size_t)oracle->events.n, sizeof *oracle->events.at, by_event);
    for (int i = 0; i < oracle->events.n; i++) {
        int *newest =
            map_slot(oracle->arena, &oracle->newest_event, map_key(oracle->events.at[i].name));
        oracle->events.at[i].older = *newest;
        *newest = i;
    }
}

int32_t oracle_macro_find(struct oracle *oracle, const char *name, int32_t reading, uint32_t offset)
{
    if (!oracle->events_made)
        make_events(oracle);
    int event = map_get(&oracle->newest_event, map_key(name));
    if (event < 0)
        return -1;
    uint64_t time = files_time(oracle, reading, offset);
    while (event >= 0 && oracle->events.at[event].time >= time)
        event = oracle->events.at[event].older;
    return event < 0 ? -1 : oracle->events.at[event].definition;
}
