/* Where function bodies are, when clang did not read them.
 *
 * The first parse leaves bodies out: nothing in them is needed before the second one, which reads
 * them all.  clang then takes every definition for a declaration that ends with its declarator.
 * The text after it tells them apart, and the braces say where the body ends:
 *
 *     async int f(int a)      the declaration clang knows; its last character is the ')'
 *     { ... }                 a body: '{' comes next
 *     int g(void) PURE;       none: attributes and a ';' come next
 *
 * Text can deceive: braces may come out of macros, a whole definition may.  Any text that is not plain
 * makes `bodies_unclear` true, and then clang reads the bodies at once.  The same if a body does not
 * end right before clang's next declaration: a miscounted brace would have included it, or left text
 * over. */
#include "oracle/clang.h"
#include "base/word.h"
#include "source/files.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The text of one file, and the ranges that #if skipped in it. */
struct reader {
    const struct file *file;
    const char *text;
    uint32_t length;
    const struct skipped_range *skipped;
    int n_skipped;
};

/* Of its first reading: clang reads the bodies of files that are read several times. */
static struct reader reader_of(struct oracle *oracle, int32_t number)
{
    struct reader reader = {.file = &oracle->unit->files.at[number]};
    reader.text = reader.file->text;
    reader.length = (uint32_t)reader.file->length;
    reader.skipped = oracle_skipped(oracle, oracle->files.at[number].readings.at[0], &reader.n_skipped);
    return reader;
}

static bool starts_line(const char *text, uint32_t at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        at--;
    return at == 0 || text[at - 1] == '\n';
}

/* The offset after the directive at `at`, and after the lines that it made clang skip. */
static uint32_t skip_directive(const struct reader *reader, uint32_t at)
{
    at = directive_end(reader->file, at);
    int low = 0, high = reader->n_skipped; /* those below `low` begin at or before `at` */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (reader->skipped[middle].begin <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && reader->skipped[low - 1].end > at ? reader->skipped[low - 1].end : at;
}

static uint32_t skip_comment(const struct reader *reader, uint32_t at)
{
    if (reader->text[at + 1] == '/')
        return directive_end(reader->file, at);
    const char *end = strstr(reader->text + at + 2, "*/");
    return end ? (uint32_t)(end + 2 - reader->text) : reader->length;
}

static bool begins_comment(const char *text, uint32_t at)
{
    return text[at] == '/' && (text[at + 1] == '*' || text[at + 1] == '/');
}

static bool begins_directive(const char *text, uint32_t at)
{
    return (text[at] == '#' || (text[at] == '%' && text[at + 1] == ':')) && starts_line(text, at);
}

/* The next token, at `at` or after it; the length of the text if there is none. */
static uint32_t next_token(const struct reader *reader, uint32_t at)
{
    const char *text = reader->text;
    while (at < reader->length) {
        if (begins_comment(text, at))
            at = skip_comment(reader, at);
        else if (begins_directive(text, at))
            at = skip_directive(reader, at);
        else if (isspace((unsigned char)text[at]) ||
                 (text[at] == '\\' && (text[at + 1] == '\n' || text[at + 1] == '\r')))
            at++;
        else
            return at;
    }
    return reader->length;
}

static uint32_t skip_literal(const struct reader *reader, uint32_t at)
{
    char quote = reader->text[at++];
    while (at < reader->length && reader->text[at] != quote && reader->text[at] != '\n')
        at += reader->text[at] == '\\' && at + 1 < reader->length ? 2 : 1;
    return at < reader->length ? at + 1 : at;
}

/* The offset after the bracket that closes the one at `at`; 0 if there is none. */
static uint32_t closing(const struct reader *reader, uint32_t at, char open, char close)
{
    static const char digraphs[] = "{<%}%>";
    static const bool matters[UCHAR_MAX + 1] = {
        ['{'] = true, ['}'] = true, ['('] = true,  [')'] = true, ['<'] = true, ['%'] = true,
        ['"'] = true, ['#'] = true, ['\''] = true, ['/'] = true};
    int depth = 0;
    while (at < reader->length) {
        char c = reader->text[at];
        if (!matters[(unsigned char)c]) {
            at++;
            continue;
        }
        bool digraph = open == '{' && ((c == '<' && reader->text[at + 1] == '%') ||
                                       (c == '%' && reader->text[at + 1] == '>'));
        if (digraph)
            c = c == digraphs[1] ? '{' : '}';
        if (c == open) {
            depth++;
        } else if (c == close) {
            if (--depth == 0)
                return at + (digraph ? 2 : 1);
        } else if (c == '"' || c == '\'') {
            at = skip_literal(reader, at);
            continue;
        } else if (c == '/' && begins_comment(reader->text, at)) {
            at = skip_comment(reader, at);
            continue;
        } else if ((c == '#' || c == '%') && begins_directive(reader->text, at)) {
            at = skip_directive(reader, at);
            continue;
        }
        at += digraph ? 2 : 1;
    }
    return 0;
}

static bool is_attribute(const char *text, size_t length)
{
    static const char *const words[] = {"__attribute__", "__attribute", "asm", "__asm__", "__asm"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && !memcmp(words[i], text, length))
            return true;
    return false;
}

/* Is it the name of an attribute, or of a macro that begins with one or is empty? */
static bool attributes_only(struct oracle *oracle, int32_t file, uint32_t at, size_t length)
{
    const char *text = oracle->unit->files.at[file].text + at;
    if (is_attribute(text, length))
        return true;
    int32_t index = oracle_macro_find(oracle, intern(text, length),
                                      oracle->files.at[file].readings.at[0], at);
    if (index < 0 || oracle_macro(oracle, index)->file < 0)
        return false;
    const struct macro_definition *macro = oracle_macro(oracle, index);
    const char *from = oracle->unit->files.at[macro->file].text;
    uint32_t body = macro->begin + (uint32_t)length;
    if (body < macro->end && from[body] == '(')
        body += (uint32_t)strcspn(from + body, ")") + 1;
    while (body < macro->end && (isspace((unsigned char)from[body]) || from[body] == '\\'))
        body++;
    uint32_t end = body;
    while (end < macro->end && is_word(from[end]))
        end++;
    return body >= macro->end || is_attribute(from + body, end - body);
}

/* Is the function's name written in the file, with only its parameters after it? */
static bool is_plain(const struct reader *reader, CXCursor cursor, uint32_t end)
{
    unsigned at, spelled;
    CXSourceLocation location = clang_getCursorLocation(cursor);
    clang_getExpansionLocation(location, NULL, NULL, NULL, &at);
    clang_getSpellingLocation(location, NULL, NULL, NULL, &spelled);
    if (at != spelled || !is_word(reader->text[at]))
        return false;
    while (is_word(reader->text[at]))
        at++;
    at = next_token(reader, at);
    return at < end && reader->text[at] == '(' && closing(reader, at, '(', ')') == end;
}

/* ---- is it plausible? ---- */

void bodies_note(struct oracle *oracle, CXCursor declaration)
{
    if (clang_Location_isInSystemHeader(clang_getCursorLocation(declaration)))
        return;
    int32_t file;
    uint32_t begin;
    files_place(oracle, clang_getRangeStart(clang_getCursorExtent(declaration)), &file, &begin);
    if (file < 0)
        return;
    struct known_file *known = &oracle->files.at[file];
    known->unsorted |= known->begins.n && known->begins.at[known->begins.n - 1] > begin;
    VEC_PUSH(oracle->arena, &known->begins, begin);
}

static int by_offset(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Does the next declaration after the function that begins at `begin` come right after its body's
 * end, but for a ';' or the tokens that clang leaves out of extents? */
static bool fits(struct oracle *oracle, const struct reader *reader, int32_t file, uint32_t begin,
                 uint32_t end)
{
    static const char EXTENSION[] = "__extension__";
    struct known_file *known = &oracle->files.at[file];
    if (known->unsorted)
        qsort(known->begins.at, (size_t)known->begins.n, sizeof *known->begins.at, by_offset);
    known->unsorted = false;
    int low = 0, high = known->begins.n; /* those below `low` begin at or before `begin` */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (known->begins.at[middle] <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t next = low < known->begins.n ? known->begins.at[low] : reader->length;
    uint32_t at = next_token(reader, end);
    while (at < reader->length && reader->text[at] == ';' && at != next)
        at = next_token(reader, at + 1);
    return at == next ||
           (at < next && (!strncmp(reader->text + at, EXTENSION, sizeof EXTENSION - 1) ||
                          !strncmp(reader->text + at, "[[", 2)));
}

/* The '{' after a declarator that ends at `at`; 0 if it is a declaration only, and the text after it is
 * clear; else *unclear. */
static uint32_t opening(struct oracle *oracle, const struct reader *reader, int32_t file,
                        uint32_t at, bool *unclear)
{
    for (;;) {
        at = next_token(reader, at);
        char c = at < reader->length ? reader->text[at] : '\0';
        size_t length = 0;
        while (at + length < reader->length && is_word(reader->text[at + length]))
            length++;
        if (c == '{' || (c == '<' && reader->text[at + 1] == '%'))
            return at;
        if (c == ';' || c == ',')
            return 0;
        if (length && attributes_only(oracle, file, at, length)) {
            at = next_token(reader, at + (uint32_t)length);
            if (reader->text[at] == '(')
                at = closing(reader, at, '(', ')');
        } else {
            at = 0;
        }
        if (!at) {
            *unclear = true;
            return 0;
        }
    }
}

bool bodies_find(struct oracle *oracle, CXCursor cursor, struct range *extent, uint32_t *begin)
{
    if (extent->file < 0)
        return false;
    struct reader reader = reader_of(oracle, extent->file);
    bool unclear = !is_plain(&reader, cursor, extent->end);
    uint32_t end = 0;
    *begin = opening(oracle, &reader, extent->file, extent->end, &unclear);
    if (*begin) {
        end = closing(&reader, *begin, '{', '}');
        unclear |= !end || oracle->files.at[extent->file].readings.n > 1 ||
                   !fits(oracle, &reader, extent->file, extent->begin, end);
        extent->end = end ? end : *begin;
    }
    if (!reader.file->is_system) /* no pass reads the bodies of those */
        oracle->bodies_unclear |= unclear;
    return *begin != 0;
}

/* ---- what may be in them ---- */

/* `struct s {`, and not `struct s *p`? */
static bool defines_record(const char *behind)
{
    while (is_word(*behind) || isspace((unsigned char)*behind))
        behind++;
    return *behind && !strchr("*),;[:.=", *behind);
}

/* Is one of the words in the text [begin,end)? */
static bool has_word(const char *text, uint32_t begin, uint32_t end, const char *const *words)
{
    const char *limit = text + end;
    for (; *words; words++) {
        size_t length = strlen(*words);
        for (const char *at = text + begin;
             (at = memmem(at, (size_t)(limit - at), *words, length)); at += length) {
            bool record = words[0][0] == 's' || words[0][0] == 'u';
            if ((at == text || !is_word(at[-1])) && !is_word(at[length]) &&
                (!record || defines_record(at + length)))
                return true;
        }
    }
    return false;
}

/* Tandem's own macros, which declare nothing in the user's bodies. */
static bool is_own_macro(const char *name)
{
    static const char *const keywords[] = {"async",   "await", "yield",    "generator",
                                           "foreach", "defer", "received", "yield_from"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (!strcmp(name, keywords[i]))
            return true;
    return !strncmp(name, "td_", 3) || !strncmp(name, "TD_", 3);
}

/* Is one of the words in a body, or in a macro that may be used in one? */
static bool bodies_say(struct oracle *oracle, const char *const *words)
{
    for (int i = 0; i < oracle->definitions.n; i++) {
        const struct function_info *info = oracle->definitions.at[i];
        const char *text = oracle->unit->files.at[info->file].text;
        if (has_word(text, info->body_begin, info->end, words))
            return true;
    }
    for (int i = 0; i < oracle->macros.n; i++) {
        const struct macro_definition *macro = &oracle->macros.at[i]->definition; /* without an end */
        if (macro->file < 0 || oracle->unit->files.at[macro->file].is_system ||
            is_own_macro(macro->name))
            continue;
        macro = oracle_macro(oracle, i);
        uint32_t begin = macro->begin + (uint32_t)strlen(macro->name);
        if (begin < macro->end &&
            has_word(oracle->unit->files.at[macro->file].text, begin, macro->end, words))
            return true;
    }
    return false;
}

bool bodies_have_records(struct oracle *oracle, bool async)
{
    static const char *const records[] = {"struct", "union", NULL};
    static const char *const marks[] = {"async", "TD_ASYNC", "annotate", "td_async", NULL};
    if (!oracle->body_records[async].known) {
        oracle->body_records[async].known = true;
        oracle->body_records[async].yes =
            bodies_say(oracle, records) && (!async || bodies_say(oracle, marks));
    }
    return oracle->body_records[async].yes;
}
