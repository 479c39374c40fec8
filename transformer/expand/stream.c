/* Walking files: the parts of them that belong to the program.
 *
 *   #include <stdio.h>      opaque: nothing
 *   #if FAST                a directive: nothing
 *   int f(void) {           tokens
 *   #else                   a skipped branch: nothing
 *   int g(void) {
 *   #endif
 *   #include "list.def"     in a body: the file's tokens
 *   #pragma omp ...         in a body: one token
 *   }
 *
 * The oracle has the branches that were skipped, the file that each #include read and the names that are
 * invocations, for each reading of a file; here its lists are walked beside the text, each with a
 * cursor, so that the whole is linear.
 *
 * An included file's tokens join the stream if the #include is in a function's body, or if a
 * function that must be transformed is defined in it, in any of its readings. */
#include "base/intern.h"
#include "grammar/scanner.h"
#include "expand/expand.h"
#include "source/files.h"

#include <string.h>

struct body { /* from '{' to '}' */
    uint32_t begin, end;
    bool is_plain; /* of a plain function without keywords: its tokens do not join */
};
struct level {
    int32_t file, reading;
    const struct file *text;
    struct scanner *scanner;
    struct raw_token raw;  /* the present raw token */
    uint32_t hidden_until; /* raw tokens that begin before this are skipped */
    bool started;          /* a token of it was found */
    bool all_body;         /* the whole file is in a function's body */
    const struct macro_use *uses;
    const struct skipped_range *skipped;
    const struct inclusion *inclusions;
    int n_uses, n_skipped, n_inclusions, use, skip, inclusion;
    VEC(struct body) bodies;
    int body;
    /* found by stream_peek */
    bool ready;
    enum stream_event event;
    struct pp token;
    struct inclusion included;
};
struct stream {
    struct unit *unit;
    struct macros *macros;
    struct plain *plain;
    VEC(struct level) levels;
    bool *joins; /* by file: the whole of it joins wherever it is included */
};

/* ---- which files join ---- */

/* Does a reading of the file use a keyword that any function may contain? */
static bool uses_keywords(struct stream *stream, int32_t reading, int32_t file)
{
    struct oracle *oracle = stream->unit->oracle;
    int n;
    const struct macro_use *uses = oracle_macro_uses(oracle, reading, &n);
    for (int i = 0; i < n; i++) {
        const char *name = oracle_macro(oracle, uses[i].definition)->name;
        if (oracle_macro(oracle, uses[i].definition)->file == file)
            continue; /* the header that defines one by another */
        if (!strcmp(name, "TD_DEFER") || !strcmp(name, "TD_FOREACH"))
            return true;
        if ((!strcmp(name, "defer") || !strcmp(name, "foreach")) &&
            oracle_macro(oracle, uses[i].definition)->file >= 0) {
            const char *path =
                stream->unit->files.at[oracle_macro(oracle, uses[i].definition)->file].path;
            if (strstr(path, "tandem"))
                return true;
        }
    }
    return false;
}

/* Marks files with functions to transform, then those that include marked ones. */
static void find_joining(struct stream *stream)
{
    struct unit *unit = stream->unit;
    int n_files = unit->files.n, n_readings = oracle_readings(unit->oracle), n;
    stream->joins = ARENA_ARRAY(&unit->arena, bool, n_files);
    const struct function_info *const *functions = oracle_definitions(unit->oracle, &n);
    for (int i = 0; i < n; i++)
        if (functions[i]->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR))
            stream->joins[functions[i]->file] = true;
    for (int i = 1; i < n_readings; i++) {
        int32_t file = oracle_reading_file(unit->oracle, i);
        if (!unit->files.at[file].is_system && !stream->joins[file])
            stream->joins[file] = uses_keywords(stream, i, file);
    }
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < n_readings; i++) {
            int32_t file = oracle_reading_file(unit->oracle, i);
            if (stream->joins[file] || unit->files.at[file].is_system)
                continue;
            const struct inclusion *inclusions = oracle_inclusions(unit->oracle, i, &n);
            for (int j = 0; j < n && !stream->joins[file]; j++)
                if (inclusions[j].reading >= 0)
                    again |= stream->joins[file] = stream->joins[inclusions[j].file];
        }
    }
    for (int i = 0; i < n_files; i++)
        stream->joins[i] &= !unit->files.at[i].is_system;
}

/* ---- levels ---- */

static void push_level(struct stream *stream, int32_t reading, bool all_body)
{
    struct unit *unit = stream->unit;
    int32_t file = oracle_reading_file(unit->oracle, reading);
    struct level level = {.file = file, .reading = reading, .text = &unit->files.at[file],
                          .all_body = all_body};
    level.scanner = scanner_open(&unit->arena, level.text->text, 0, level.text->length,
                                 unit->dialect.separators);
    scanner_next(level.scanner, &level.raw);
    level.uses = oracle_macro_uses(unit->oracle, reading, &level.n_uses);
    level.skipped = oracle_skipped(unit->oracle, reading, &level.n_skipped);
    level.inclusions = oracle_inclusions(unit->oracle, reading, &level.n_inclusions);
    int n;
    const struct function_info *const *functions = oracle_definitions(unit->oracle, &n);
    for (int i = 0; i < n; i++) {
        if (functions[i]->reading != reading || functions[i]->file != file ||
            !(functions[i]->flags & FUNCTION_DEFINED))
            continue;
        struct body body = {functions[i]->body_begin, functions[i]->end, false};
        body.is_plain = reading == 0 && !(functions[i]->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR)) &&
                        plain_body(stream->plain, body.begin, body.end);
        VEC_PUSH(&unit->arena, &level.bodies, body);
    }
    VEC_PUSH(&unit->arena, &stream->levels, level);
}

struct stream *stream_new(struct unit *unit, struct macros *macros)
{
    struct stream *stream = ARENA_NEW(&unit->arena, struct stream);
    stream->unit = unit;
    stream->macros = macros;
    stream->plain = plain_new(unit);
    find_joining(stream);
    push_level(stream, 0, false);
    return stream;
}

int stream_depth(const struct stream *stream)
{
    return stream->levels.n - 1;
}

int32_t stream_reading(const struct stream *stream)
{
    return stream->levels.at[stream->levels.n - 1].reading;
}

void stream_close(struct stream *stream)
{
    for (int i = 0; i < stream->levels.n; i++)
        scanner_close(stream->levels.at[i].scanner);
    stream->levels.n = 0;
}

/* ---- one level ---- */

static bool in_body(struct level *level, uint32_t offset)
{
    while (level->body < level->bodies.n && level->bodies.at[level->body].end <= offset)
        level->body++;
    return level->all_body ||
           (level->body < level->bodies.n && level->bodies.at[level->body].begin < offset);
}

/* Is the present raw token in a branch that was skipped? */
static bool is_skipped(struct level *level)
{
    uint32_t offset = level->raw.begin;
    while (level->skip < level->n_skipped && level->skipped[level->skip].begin <= offset) {
        uint32_t end = level->skipped[level->skip++].end;
        /* a range may end within the directive that ended it: all of that line goes */
        if (end && level->text->text[end - 1] != '\n')
            end = directive_end(level->text, end);
        if (end > level->hidden_until)
            level->hidden_until = end;
    }
    return offset < level->hidden_until;
}

/* At the brace that begins a body whose tokens do not join: continues with the one that ends it. */
static void pass_over(struct level *level)
{
    uint32_t offset = level->raw.begin;
    if (!in_body(level, offset + 1))
        return;
    const struct body *body = &level->bodies.at[level->body];
    if (body->begin == offset && body->is_plain)
        scanner_seek(level->scanner, body->end - 1);
}

static int32_t use_at(struct level *level, uint32_t offset)
{
    while (level->use < level->n_uses && level->uses[level->use].begin < offset)
        level->use++;
    if (level->use == level->n_uses || level->uses[level->use].begin != offset)
        return -1;
    return level->uses[level->use].definition;
}

/* Does the #include at the present '#' read a file that joins the stream? */
static bool joins(struct stream *stream, struct level *level)
{
    uint32_t offset = level->raw.begin;
    while (level->inclusion < level->n_inclusions &&
           level->inclusions[level->inclusion].begin < offset)
        level->inclusion++;
    if (level->inclusion == level->n_inclusions ||
        level->inclusions[level->inclusion].begin != offset)
        return false;
    level->included = level->inclusions[level->inclusion];
    return level->included.reading >= 0 &&
           (in_body(level, offset) || stream->joins[level->included.file]);
}

/* At a '#' that begins a line.  True if it gives an event. */
static bool directive(struct stream *stream, struct level *level)
{
    uint32_t begin = level->raw.begin, end = directive_end(level->text, begin);
    level->hidden_until = end;
    size_t length;
    const char *name = directive_name(level->text, begin, &length);
    level->token = (struct pp){.kind = TOKEN_PRAGMA,
                               .file = level->file,
                               .begin = begin,
                               .end = end,
                               .use = -1,
                               .origin = -1};
    if (length >= 7 && !memcmp(name, "include", 7)) {
        if (!joins(stream, level))
            return false;
        level->token.text = stream->unit->files.at[level->included.file].path;
        level->token.use = level->included.reading;
        level->event = STREAM_INCLUDE;
        return true;
    }
    if (length == 6 && !memcmp(name, "pragma", 6) && in_body(level, begin)) {
        const char *text = level->text->text;
        while (end > begin && strchr("\r\n", text[end - 1]))
            end--;
        level->token.end = end;
        level->token.text = intern(text + begin, end - begin);
        level->event = STREAM_PRAGMA;
        return true;
    }
    return false;
}

enum stream_event stream_peek(struct stream *stream, struct pp *token)
{
    struct level *level = &stream->levels.at[stream->levels.n - 1];
    while (!level->ready) {
        struct raw_token *raw = &level->raw;
        if (raw->kind == TOKEN_END) {
            level->event = STREAM_FILE_END;
            level->ready = true;
        } else if (is_skipped(level)) {
            scanner_next(level->scanner, raw);
        } else if (raw->line_start && raw->kind == TOKEN_PUNCT &&
                   (!strcmp(raw->text, "#") || !strcmp(raw->text, "%:"))) {
            level->ready = directive(stream, level);
            scanner_next(level->scanner, raw);
        } else {
            level->token = (struct pp){.text = raw->text,
                                       .kind = raw->kind,
                                       .space_before = raw->space_before,
                                       .file = level->file,
                                       .begin = raw->begin,
                                       .end = raw->end,
                                       .at = raw->begin,
                                       .use = -1,
                                       .origin = -1};
            if (stream->levels.n > 1 && !level->started) /* after the #include's newline */
                level->token.space_before = true;
            level->started = true;
            if (raw->kind == TOKEN_IDENT)
                level->token.use = use_at(level, raw->begin);
            else if (raw->kind == TOKEN_PUNCT && !level->all_body)
                pass_over(level);
            level->event = STREAM_TOKEN;
            level->ready = true;
            scanner_next(level->scanner, raw);
        }
    }
    *token = level->token;
    return level->event;
}

void stream_take(struct stream *stream)
{
    struct level *level = &stream->levels.at[stream->levels.n - 1];
    level->ready = false;
    if (level->event == STREAM_FILE_END) {
        scanner_close(level->scanner);
        stream->levels.n--;
    } else if (level->event == STREAM_INCLUDE) {
        push_level(stream, level->included.reading, in_body(level, level->token.begin));
    }
}
