/* Walking files: what of them is part of the program.
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
 * Which branches were skipped, what each #include read and which names are invocations is the
 * oracle's knowledge; here its lists are walked beside the text, each with a cursor, so that the
 * whole is linear.
 *
 * An included file's tokens join the stream if the #include stands in a function's body, or if a
 * function that must be transformed is defined in it.  The oracle has one list a file, of
 * what was skipped every time.  So if a file is read several times, what names mean is asked at the
 * #include, and #ifdef and its like are decided by that; a branch under any other condition
 * is taken as part of the program unless it was skipped every time. */
#include "base/intern.h"
#include "diag/diag.h"
#include "grammar/scanner.h"
#include "expand/expand.h"
#include "source/files.h"

#include <string.h>

struct body { /* from '{' to '}' */
    uint32_t begin, end;
    bool is_plain; /* of a plain function, and nothing in it concerns us: its tokens do not join */
};
struct level {
    int32_t file;
    const struct file *text;
    struct scanner *scanner;
    struct raw_token raw;  /* the present raw token */
    uint32_t hidden_until; /* raw tokens that begin before this do not exist */
    bool started;          /* a token of it was found */
    bool all_body;         /* the whole file stands in a function's body */
    const struct macro_use *uses;
    const struct skipped_range *skipped;
    const struct inclusion *inclusions;
    int n_uses, n_skipped, n_inclusions, use, skip, inclusion;
    VEC(struct body) bodies;
    int body;
    int32_t place_file; /* of the outermost #include, to look names up */
    uint32_t place_begin;
    /* what stream_peek found */
    bool ready;
    enum stream_event event;
    struct pp token;
    int32_t included;
};
struct stream {
    struct unit *unit;
    struct macros *macros;
    struct plain *plain;
    VEC(struct level) levels;
    bool *joins; /* by file: the whole of it joins wherever it is included */
    int *times;  /* by file: how often it is included */
};

/* ---- which files join ---- */

/* Does the file use a keyword that any function may hold? */
static bool uses_keywords(struct stream *stream, int32_t file)
{
    struct oracle *oracle = stream->unit->oracle;
    int n;
    const struct macro_use *uses = oracle_macro_uses(oracle, file, &n);
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
    int n_files = unit->files.n, n;
    stream->joins = ARENA_ARRAY(&unit->arena, bool, n_files);
    const struct function_info *const *functions = oracle_definitions(unit->oracle, &n);
    for (int i = 0; i < n; i++)
        if (functions[i]->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR))
            stream->joins[functions[i]->file] = true;
    stream->times = ARENA_ARRAY(&unit->arena, int, n_files);
    for (int i = 0; i < n_files; i++) {
        const struct inclusion *inclusions = oracle_inclusions(unit->oracle, i, &n);
        for (int j = 0; j < n; j++)
            stream->times[inclusions[j].file]++;
    }
    for (int i = 1; i < n_files; i++)
        if (!unit->files.at[i].is_system && !stream->joins[i])
            stream->joins[i] = uses_keywords(stream, i);
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < n_files; i++) {
            if (stream->joins[i] || unit->files.at[i].is_system)
                continue;
            const struct inclusion *inclusions = oracle_inclusions(unit->oracle, i, &n);
            for (int j = 0; j < n && !stream->joins[i]; j++)
                again |= stream->joins[i] = stream->joins[inclusions[j].file];
        }
    }
    for (int i = 0; i < n_files; i++)
        stream->joins[i] &= !unit->files.at[i].is_system;
}

/* ---- levels ---- */

static void push_level(struct stream *stream, int32_t file, bool all_body)
{
    struct unit *unit = stream->unit;
    struct level level = {.file = file, .text = &unit->files.at[file], .all_body = all_body};
    level.scanner = scanner_open(&unit->arena, level.text->text, 0, level.text->length,
                                 unit->dialect.separators);
    scanner_next(level.scanner, &level.raw);
    level.uses = oracle_macro_uses(unit->oracle, file, &level.n_uses);
    level.skipped = oracle_skipped(unit->oracle, file, &level.n_skipped);
    level.inclusions = oracle_inclusions(unit->oracle, file, &level.n_inclusions);
    int n;
    const struct function_info *const *functions = oracle_definitions(unit->oracle, &n);
    for (int i = 0; i < n; i++) {
        if (functions[i]->file != file || !(functions[i]->flags & FUNCTION_DEFINED))
            continue;
        struct body body = {functions[i]->body_begin, functions[i]->end, false};
        body.is_plain = file == 0 && !(functions[i]->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR)) &&
                        plain_body(stream->plain, file, body.begin, body.end);
        VEC_PUSH(&unit->arena, &level.bodies, body);
        /* in the order of translation is in the order of the file, unless it was read twice */
        for (int j = level.bodies.n - 1; j > 0 && level.bodies.at[j - 1].begin > body.begin; j--) {
            level.bodies.at[j] = level.bodies.at[j - 1];
            level.bodies.at[j - 1] = body;
        }
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

/* What the name means in a file that is included several times: what it means at the #include, else
 * the newest definition in the file itself, else -1. */
static int32_t meaning_this_time(struct stream *stream, const struct level *level, const char *name,
                                 uint32_t offset)
{
    struct oracle *oracle = stream->unit->oracle;
    int32_t found = oracle_macro_find(oracle, name, level->place_file, level->place_begin);
    if (found >= 0)
        return found;
    for (int32_t i = oracle_macro_count(oracle) - 1; i >= 0; i--) {
        const struct macro_definition *definition = oracle_macro(oracle, i);
        if (definition->name == name && definition->file == level->file &&
            definition->begin < offset)
            return i;
    }
    return -1;
}

/* #ifdef NAME, #ifndef NAME, #if defined NAME, #if !defined(NAME): gives the name, and whether it
 * must be defined.  NULL for any other condition. */
static const char *condition_name(const struct file *file, uint32_t hash, bool *defined)
{
    size_t length;
    const char *text = directive_name(file, hash, &length);
    *defined = !(length == 6 && !memcmp(text, "ifndef", 6));
    bool expression = length == 2 && !memcmp(text, "if", 2);
    if (!expression && !(length == 5 && !memcmp(text, "ifdef", 5)) && *defined)
        return NULL;
    text += length;
    text += strspn(text, " \t");
    if (expression) {
        if (*text == '!') {
            *defined = false;
            text += 1 + strspn(text + 1, " \t");
        }
        if (strncmp(text, "defined", 7) != 0)
            return NULL;
        text += 7 + strspn(text + 7, " \t(");
    }
    length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");
    const char *end = text + length + strspn(text + length, " \t)");
    if (!length || (expression && *end != '\n' && *end != '\r' && *end != '/'))
        return NULL;
    return intern(text, length);
}

/* The end of the line of the directive that ends the branch begun by the one that ends at `from`:
 * its #endif, or, if `alternative`, an #elif or #else before that. */
static uint32_t branch_end(const struct file *file, uint32_t from, bool alternative)
{
    int depth = 0;
    while (from < file->length) {
        uint32_t hash = from + (uint32_t)strspn(file->text + from, " \t\f\v");
        from = directive_end(file, from);
        if (file->text[hash] != '#')
            continue;
        size_t length;
        const char *name = directive_name(file, hash, &length);
        int step = directive_condition(name, length);
        if (step == 2)
            continue;
        if (depth == 0 && (step == -1 || (step == 0 && alternative)))
            return from;
        depth += step;
    }
    return from;
}

/* At a conditional directive [begin,end) that is not skipped itself, in a file that is included
 * several times: where the branch that it begins ends if it is skipped this time; else `end`. */
static uint32_t decide(struct stream *stream, struct level *level, uint32_t begin, uint32_t end)
{
    size_t length;
    const char *text = directive_name(level->text, begin, &length);
    int step = directive_condition(text, length);
    if (step == 0) /* the #else of a branch that was not skipped */
        return branch_end(level->text, end, false);
    bool defined;
    const char *name = step == 1 ? condition_name(level->text, begin, &defined) : NULL;
    bool zero = length == 2 && text[2] == ' ' && text[3] == '0' && strchr(" \t\r\n", text[4]);
    if (!zero && (!name || (meaning_this_time(stream, level, name, begin) >= 0) == defined))
        return end;
    return branch_end(level->text, end, true);
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

/* At the brace that begins a body whose tokens do not join: goes on with the one that ends it. */
static void pass_over(struct level *level)
{
    uint32_t offset = level->raw.begin;
    if (!in_body(level, offset + 1))
        return;
    const struct body *body = &level->bodies.at[level->body];
    if (body->begin == offset && body->is_plain)
        scanner_seek(level->scanner, body->end - 1);
}

static int32_t use_at(struct stream *stream, struct level *level, uint32_t offset)
{
    while (level->use < level->n_uses && level->uses[level->use].begin < offset)
        level->use++;
    if (level->use == level->n_uses || level->uses[level->use].begin != offset)
        return -1;
    int32_t definition = level->uses[level->use].definition;
    if (stream->times[level->file] > 1) {
        int32_t found = meaning_this_time(stream, level, level->raw.text, offset);
        if (found >= 0)
            return found;
    }
    return definition;
}

/* The file that the #include at the present '#' read and that joins the stream, or -1. */
static int32_t joined_file(struct stream *stream, struct level *level)
{
    uint32_t offset = level->raw.begin;
    while (level->inclusion < level->n_inclusions &&
           level->inclusions[level->inclusion].begin < offset)
        level->inclusion++;
    if (level->inclusion == level->n_inclusions ||
        level->inclusions[level->inclusion].begin != offset)
        return -1;
    int32_t file = level->inclusions[level->inclusion].file;
    if (!in_body(level, offset) && !stream->joins[file])
        return -1;
    for (int i = 0; i < stream->levels.n; i++)
        if (stream->levels.at[i].file == file) {
            diag_at(stream->unit, D_UNSUPPORTED, (struct range){level->file, offset, offset + 1},
                    "a file that includes itself", stream->unit->files.at[file].path);
            return -1;
        }
    return file;
}

/* At a '#' that begins a line.  True if it gives an event. */
static bool directive(struct stream *stream, struct level *level)
{
    uint32_t begin = level->raw.begin, end = directive_end(level->text, begin);
    level->hidden_until = end;
    size_t length;
    const char *name = directive_name(level->text, begin, &length);
    if (stream->times[level->file] > 1 && directive_condition(name, length) != 2) {
        level->hidden_until = decide(stream, level, begin, end);
        return false;
    }
    level->token = (struct pp){.kind = TOKEN_PRAGMA,
                               .file = level->file,
                               .begin = begin,
                               .end = end,
                               .use = -1,
                               .origin = -1};
    if (length >= 7 && !memcmp(name, "include", 7)) {
        level->included = joined_file(stream, level);
        if (level->included < 0)
            return false;
        level->token.text = stream->unit->files.at[level->included].path;
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
            if (stream->levels.n > 1 && !level->started) /* behind the #include's newline */
                level->token.space_before = true;
            level->started = true;
            if (raw->kind == TOKEN_IDENT)
                level->token.use = use_at(stream, level, raw->begin);
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
        int32_t place_file = level->file;
        uint32_t place_begin = level->token.begin;
        if (stream->levels.n > 1) {
            place_file = level->place_file;
            place_begin = level->place_begin;
        }
        push_level(stream, level->included, in_body(level, level->token.begin));
        level = &stream->levels.at[stream->levels.n - 1];
        level->place_file = place_file;
        level->place_begin = place_begin;
    }
}
