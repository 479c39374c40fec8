/* Files, and the order of translation.
 *
 * clang numbers the files it enters in the order of entering, and gives the place of each #include.
 * From that a place (an entered file, an offset) gets a time such that times grow in the order
 * in which the compiler reads:
 *
 *     a.c:  #define A          a.c 0..        time 1..
 *           #include "b.h"     all of b.h     the next |b.h| + 1
 *           A                  a.c again
 *
 * A header that is entered several times is one file, but several readings. */
#include "oracle/clang.h"
#include "source/files.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int32_t add_file(struct oracle *oracle, CXFile file)
{
    struct unit *unit = oracle->unit;
    struct known_file known = {.clang = file};
    struct file shown = {0};
    size_t length = 0;
    const char *text = clang_getFileContents(oracle->tu, file, &length);
    shown.path =
        unit->files.n ? oracle_string(oracle, clang_getFileName(file)) : unit->options->input;
    shown.text = arena_strndup(&unit->arena, text ? text : "", text ? length : 0);
    shown.length = text ? length : 0;
    VEC_PUSH(&unit->arena, &unit->files, shown);
    VEC_PUSH(oracle->arena, &oracle->files, known);
    int32_t number = unit->files.n - 1;
    *map_slot(oracle->arena, &oracle->file_numbers, map_key(file)) = number;
    return number;
}

int32_t files_number(struct oracle *oracle, CXFile file)
{
    if (!file)
        return -1;
    if (file == oracle->last_file)
        return oracle->last_number;
    int32_t number = map_get(&oracle->file_numbers, map_key(file));
    if (number < 0) {
        /* Later clangs have several handles for one file. */
        for (int32_t i = 0; i < oracle->files.n && number < 0; i++)
            if (clang_File_isEqual(oracle->files.at[i].clang, file))
                number = i;
        if (number >= 0)
            *map_slot(oracle->arena, &oracle->file_numbers, map_key(file)) = number;
    }
    oracle->last_file = file;
    oracle->last_number = number;
    return number;
}

void files_place(struct oracle *oracle, CXSourceLocation location, int32_t *file, uint32_t *offset)
{
    CXFile clang_file = NULL;
    unsigned at = 0;
    clang_getExpansionLocation(location, &clang_file, NULL, NULL, &at);
    *file = files_number(oracle, clang_file);
    *offset = at;
}

struct range files_extent(struct oracle *oracle, CXCursor cursor)
{
    CXSourceRange extent = clang_getCursorExtent(cursor);
    struct range range = {-1, 0, 0};
    int32_t end_file;
    files_place(oracle, clang_getRangeStart(extent), &range.file, &range.begin);
    files_place(oracle, clang_getRangeEnd(extent), &end_file, &range.end);
    if (end_file != range.file || range.end < range.begin)
        range.end = range.begin;
    return range;
}

void files_note_place(struct oracle *oracle, int32_t file, CXSourceLocation location)
{
    if (oracle->files.at[file].is_placed)
        return;
    oracle->files.at[file].is_placed = true;
    oracle->unit->files.at[file].is_system = file > 0 && clang_Location_isInSystemHeader(location);
}

void files_finish_places(struct oracle *oracle)
{
    for (int32_t i = 0; i < oracle->files.n; i++)
        if (!oracle->files.at[i].is_placed)
            files_note_place(oracle, i,
                             clang_getLocationForOffset(oracle->tu, oracle->files.at[i].clang, 0));
}

/* ---- what was entered ---- */

static void entered(CXFile clang_file, CXSourceLocation *stack, unsigned depth, void *user)
{
    struct oracle *oracle = user;
    if (!clang_file)
        return;
    int32_t file = map_get(&oracle->file_numbers, map_key(clang_file));
    if (file < 0 && oracle->files.n)
        file = files_number(oracle, clang_file);
    oracle->last_file = NULL; /* drops a negative answer from above */
    if (file < 0)
        file = add_file(oracle, clang_file);

    struct reading reading = {.file = file, .parent = -1, .base = -1};
    if (depth > 0) {
        int32_t parent_file;
        reading.from = stack[0];
        files_place(oracle, stack[0], &parent_file, &reading.at);
        /* The parent was entered before, from the place in the stack's next line. */
        for (int i = oracle->readings.n - 1; i >= 0 && reading.parent < 0; i--) {
            const struct reading *other = &oracle->readings.at[i];
            if (other->file == parent_file &&
                (depth > 1 ? clang_equalLocations(other->from, stack[1]) : i == 0))
                reading.parent = i;
        }
        if (reading.parent < 0) { /* -include: read before the file's first line */
            reading.parent = 0;
            reading.at = 0;
        } else {
            files_note_reading(oracle, reading.parent, stack[0]);
        }
    }
    VEC_PUSH(oracle->arena, &oracle->readings, reading);
    int self = oracle->readings.n - 1;
    if (reading.parent >= 0)
        VEC_PUSH(oracle->arena, &oracle->readings.at[reading.parent].children, self);
    VEC_PUSH(oracle->arena, &oracle->files.at[file].readings, self);
}

void files_collect(struct oracle *oracle)
{
    clang_getInclusions(oracle->tu, entered, oracle);
    if (!oracle->readings.n) { /* an empty unit: at least the file itself */
        CXFile file = clang_getFile(oracle->tu, oracle->unit->options->input);
        if (file)
            entered(file, NULL, 0, oracle);
    }
    for (int i = oracle->readings.n - 1; i >= 0; i--) {
        struct reading *reading = &oracle->readings.at[i];
        reading->total = oracle->unit->files.at[reading->file].length + 1;
        for (int k = 0; k < reading->children.n; k++) {
            struct reading *child = &oracle->readings.at[reading->children.at[k]];
            reading->total += child->total;
        }
    }
    for (int i = 0; i < oracle->readings.n; i++) {
        struct reading *reading = &oracle->readings.at[i];
        if (reading->parent < 0)
            reading->start = 1; /* predefined macros have time 0 */
        uint64_t before = 0;
        for (int k = 0; k < reading->children.n; k++) {
            struct reading *child = &oracle->readings.at[reading->children.at[k]];
            child->start = reading->start + child->at + before;
            before += child->total;
            child->before = before;
        }
    }
}

/* How many of a reading's children were read before a place in it. */
static int children_before(const struct oracle *oracle, const struct reading *reading, uint32_t offset)
{
    int low = 0, high = reading->children.n; /* those below `low` were */
    while (low < high) {
        int middle = (low + high) / 2;
        if (oracle->readings.at[reading->children.at[middle]].at <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint64_t files_time(struct oracle *oracle, int32_t number, uint32_t offset)
{
    const struct reading *reading = &oracle->readings.at[number];
    int n = children_before(oracle, reading, offset);
    uint64_t before = n ? oracle->readings.at[reading->children.at[n - 1]].before : 0;
    return reading->start + offset + before;
}

/* ---- readings ----
 *
 * clang numbers all places of a unit (CXSourceLocation.int_data) in the order in which it comes to
 * them: a file that is entered gets a stretch of numbers as long as its text, and an expansion of a macro
 * one too, marked by the highest bit.  So the number of a place less its offset is the same for all
 * places of a reading, and of no other. */

#define IN_EXPANSION 0x80000000u

bool files_is_spelled(CXSourceLocation location)
{
    return !(location.int_data & IN_EXPANSION);
}

void files_note_reading(struct oracle *oracle, int32_t reading, CXSourceLocation location)
{
    unsigned offset;
    if (!files_is_spelled(location) || oracle->readings.at[reading].base >= 0)
        return;
    clang_getExpansionLocation(location, NULL, NULL, NULL, &offset);
    oracle->readings.at[reading].base = (int64_t)location.int_data - offset;
}

int32_t files_reading(struct oracle *oracle, CXSourceLocation location)
{
    int32_t file;
    uint32_t offset;
    files_place(oracle, location, &file, &offset);
    if (file < 0)
        return -1;
    const struct known_file *known = &oracle->files.at[file];
    int64_t number = location.int_data & ~IN_EXPANSION;
    if (known->readings.n == 1)
        return known->readings.at[0];
    if (files_is_spelled(location)) {
        int32_t unknown = known->readings.at[0];
        for (int i = 0; i < known->readings.n; i++) {
            int64_t base = oracle->readings.at[known->readings.at[i]].base;
            if (base == number - offset)
                return known->readings.at[i];
            if (base < 0) /* one with no macro or #include in it: all of those are alike */
                unknown = known->readings.at[i];
        }
        return unknown;
    }
    /* An expansion: in the file that was entered last before it, or in one that includes that. */
    int32_t reading = 0;
    for (int32_t i = oracle->readings.n - 1; i > 0 && !reading; i--)
        if (oracle->readings.at[i].base >= 0 && oracle->readings.at[i].base < number)
            reading = i;
    while (reading > 0 && oracle->readings.at[reading].file != file)
        reading = oracle->readings.at[reading].parent;
    return oracle->readings.at[reading].file == file ? reading : known->readings.at[0];
}

int oracle_readings(struct oracle *oracle)
{
    return oracle->readings.n;
}

int32_t oracle_reading_file(struct oracle *oracle, int32_t reading)
{
    return oracle->readings.at[reading].file;
}

const struct inclusion *oracle_inclusions(struct oracle *oracle, int32_t reading, int *n)
{
    *n = oracle->readings.at[reading].inclusions.n;
    return oracle->readings.at[reading].inclusions.at;
}

void files_include_line(struct oracle *oracle, int32_t number, CXCursor directive)
{
    int32_t file;
    uint32_t offset;
    files_place(oracle, clang_getCursorLocation(directive), &file, &offset);
    struct reading *reading = &oracle->readings.at[number];
    const char *text = oracle->unit->files.at[file].text;
    struct inclusion line = {files_line_start(text, offset),
                             files_number(oracle, clang_getIncludedFile(directive)), -1};
    while (text[line.begin] && text[line.begin] != '#' && text[line.begin] != '\n')
        line.begin++;
    if (text[line.begin] != '#')
        return;
    /* Did it begin a reading?  One from the directive's line. */
    int n = children_before(oracle, reading, directive_end(&oracle->unit->files.at[file], line.begin) - 1);
    if (n && oracle->readings.at[reading->children.at[n - 1]].at >= line.begin)
        line.reading = reading->children.at[n - 1];
    if (line.reading > 0)
        line.file = oracle->readings.at[line.reading].file;
    VEC_PUSH(oracle->arena, &reading->inclusions, line);
}

/* ---- the same at the end as at the beginning? ---- */

static bool has_text(const struct file *file)
{
    FILE *in = fopen(file->path, "r");
    char block[16384];
    size_t at = 0, n;
    bool same = in != NULL;
    while (same && (n = fread(block, 1, sizeof block, in)) > 0) {
        same = n <= file->length - at && memcmp(block, file->text + at, n) == 0;
        at += n;
    }
    same = same && !ferror(in) && at == file->length;
    if (in)
        fclose(in);
    return same;
}

bool oracle_unchanged(struct oracle *oracle)
{
    struct unit *unit = oracle->unit;
    bool unchanged = true;
    for (int32_t i = 0; i < unit->files.n; i++) {
        const struct file *file = &unit->files.at[i];
        struct stat now;
        bool same = stat(file->path, &now) == 0 && (size_t)now.st_size == file->length &&
                    now.st_mtime == clang_getFileTime(oracle->files.at[i].clang);
        if (same && !file->is_system)
            same = has_text(file);
        if (!same)
            diag_at(unit, D_CHANGED, (struct range){i, 0, 0});
        unchanged &= same;
    }
    return unchanged;
}

/* ---- lines, and the ranges that #if skips ---- */

uint32_t files_line_start(const char *text, uint32_t offset)
{
    while (offset > 0) {
        if (text[offset - 1] == '\n') {
            uint32_t end = offset - 1;
            if (end > 0 && text[end - 1] == '\r')
                end--;
            if (end == 0 || text[end - 1] != '\\')
                break;
        }
        offset--;
    }
    return offset;
}

bool files_in_directive(const char *text, uint32_t offset)
{
    uint32_t i = files_line_start(text, offset);
    while (i < offset && (text[i] == ' ' || text[i] == '\t'))
        i++;
    return i < offset && (text[i] == '#' || (text[i] == '%' && text[i + 1] == ':'));
}

uint32_t files_skip_space(const char *text, uint32_t at)
{
    for (;;) {
        if (isspace((unsigned char)text[at])) {
            at++;
        } else if (text[at] == '\\' && text[at + 1] == '\n') {
            at += 2;
        } else if (text[at] == '/' && text[at + 1] == '*') {
            const char *end = strstr(text + at + 2, "*/");
            if (!end)
                return at;
            at = (uint32_t)(end + 2 - text);
        } else if (text[at] == '/' && text[at + 1] == '/') {
            at += (uint32_t)strcspn(text + at, "\n");
        } else {
            return at;
        }
    }
}

static uint32_t line_end(const char *text, uint32_t length, uint32_t offset)
{
    while (offset < length) {
        if (text[offset++] != '\n')
            continue;
        uint32_t end = offset - 1;
        if (end > 0 && text[end - 1] == '\r')
            end--;
        if (end == 0 || text[end - 1] != '\\')
            break;
    }
    return offset;
}

static int by_begin(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void add_to(struct oracle *oracle, struct reading *reading, struct skipped_range range)
{
    for (int i = reading->skipped.n - 1; i >= 0; i--)
        if (reading->skipped.at[i].begin == range.begin)
            return;
    VEC_PUSH(oracle->arena, &reading->skipped, range);
}

/* Readings whose base is unknown contain no name of a macro, so the same was skipped in all. */
static void add_skipped(struct oracle *oracle, int32_t number, struct skipped_range range)
{
    struct reading *reading = &oracle->readings.at[number];
    const struct known_file *known = &oracle->files.at[reading->file];
    if (reading->base >= 0 || known->readings.n == 1)
        add_to(oracle, reading, range);
    else
        for (int i = 0; i < known->readings.n; i++)
            if (oracle->readings.at[known->readings.at[i]].base < 0)
                add_to(oracle, &oracle->readings.at[known->readings.at[i]], range);
}

/* clang's range begins at the '#' of the directive that was false and ends after the name of
 * the directive that ended the skipping; ours has only the lines between the two. */
void files_skipped(struct oracle *oracle)
{
    CXSourceRangeList *list = clang_getAllSkippedRanges(oracle->tu);
    for (unsigned i = 0; list && i < list->count; i++) {
        int32_t file, end_file;
        uint32_t begin, end;
        files_place(oracle, clang_getRangeStart(list->ranges[i]), &file, &begin);
        files_place(oracle, clang_getRangeEnd(list->ranges[i]), &end_file, &end);
        if (file < 0 || file != end_file)
            continue;
        const struct file *shown = &oracle->unit->files.at[file];
        struct skipped_range range = {line_end(shown->text, (uint32_t)shown->length, begin),
                                      files_line_start(shown->text, end)};
        if (range.begin < range.end)
            add_skipped(oracle, files_reading(oracle, clang_getRangeStart(list->ranges[i])), range);
    }
    if (list)
        clang_disposeSourceRangeList(list);
    for (int i = 0; i < oracle->readings.n; i++) {
        struct reading *reading = &oracle->readings.at[i];
        if (reading->skipped.n)
            qsort(reading->skipped.at, (size_t)reading->skipped.n, sizeof *reading->skipped.at, by_begin);
    }
}

const struct skipped_range *oracle_skipped(struct oracle *oracle, int32_t reading, int *n)
{
    *n = oracle->readings.at[reading].skipped.n;
    return oracle->readings.at[reading].skipped.at;
}
