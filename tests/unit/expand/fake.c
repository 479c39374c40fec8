#include "fake.h"

#include "base/buf.h"
#include "base/intern.h"
#include "diag/diag.h"
#include "grammar/scanner.h"
#include "source/files.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

struct log { /* a #define or #undef, in the order of translation */
    const char *name;
    int32_t definition; /* -1: #undef */
    int32_t reading;
    uint32_t begin;
};
struct fake_reading {
    int32_t file;
    VEC(struct macro_use) uses;
    VEC(struct skipped_range) skipped;
    VEC(struct inclusion) inclusions;
    int entered; /* number of log entries then */
};
struct oracle {
    struct unit *unit;
    VEC(struct macro_definition) definitions;
    VEC(struct log) log;
    VEC(struct fake_reading) readings;
    VEC(const struct function_info *) functions;
};

static char errors[4096];

/* ---- diag ---- */

void diag_at(struct unit *unit, enum diag_id id, struct range where, ...)
{
    static const char *const formats[] = {
#define DIAG(name, severity, flag, format) format,
#include "diag/diag.def"
#undef DIAG
    };
    int line = 0, column = 0;
    file_position(unit, where.file, where.begin, &line, &column);
    size_t n = strlen(errors);
    n += (size_t)snprintf(errors + n, sizeof errors - n, "%d:%d: ", line, column);
    va_list args;
    va_start(args, where);
    n += (size_t)vsnprintf(errors + n, sizeof errors - n, formats[id], args);
    va_end(args);
    snprintf(errors + n, sizeof errors - n, "\n");
}

const char *fake_errors(void)
{
    return errors;
}

/* ---- the oracle's answers ---- */

const struct macro_definition *oracle_macro(struct oracle *o, int32_t index)
{
    return &o->definitions.at[index];
}
int32_t oracle_macro_named(struct oracle *o, const char *name, int32_t newer)
{
    for (int32_t i = newer < 0 ? o->definitions.n - 1 : newer - 1; i >= 0; i--)
        if (o->definitions.at[i].name == name)
            return i;
    return -1;
}
int oracle_macro_count(struct oracle *o)
{
    return o->definitions.n;
}
int oracle_readings(struct oracle *o)
{
    return o->readings.n;
}
int32_t oracle_reading_file(struct oracle *o, int32_t reading)
{
    return o->readings.at[reading].file;
}
const struct macro_use *oracle_macro_uses(struct oracle *o, int32_t reading, int *n)
{
    *n = o->readings.at[reading].uses.n;
    return o->readings.at[reading].uses.at;
}
const struct skipped_range *oracle_skipped(struct oracle *o, int32_t reading, int *n)
{
    *n = o->readings.at[reading].skipped.n;
    return o->readings.at[reading].skipped.at;
}
const struct inclusion *oracle_inclusions(struct oracle *o, int32_t reading, int *n)
{
    *n = o->readings.at[reading].inclusions.n;
    return o->readings.at[reading].inclusions.at;
}
const struct function_info *const *oracle_definitions(struct oracle *o, int *n)
{
    *n = o->functions.n;
    return o->functions.at;
}

static int32_t find_last(struct oracle *o, const char *name, int n)
{
    for (int i = n - 1; i >= 0; i--)
        if (o->log.at[i].name == name)
            return o->log.at[i].definition;
    return -1;
}

/* The first entry that comes after the place, in its reading or in one that is entered later. */
int32_t oracle_macro_find(struct oracle *o, const char *name, int32_t reading, uint32_t offset)
{
    const struct fake_reading *here = &o->readings.at[reading];
    int n = here->entered;
    for (int i = n; i < o->log.n; i++)
        if (o->log.at[i].reading == reading && o->log.at[i].begin < offset)
            n = i + 1;
    for (int i = 0; i < here->inclusions.n; i++) /* what they read: all before what follows them */
        if (here->inclusions.at[i].begin < offset)
            while (n < o->log.n && o->log.at[n].reading >= here->inclusions.at[i].reading)
                n++;
    return find_last(o, name, n);
}

/* ---- the tiny preprocessor ---- */

static bool is_defined(struct oracle *o, const char *name)
{
    return find_last(o, name, o->log.n) >= 0;
}

static void define(struct oracle *o, const char *name, int32_t reading, uint32_t begin, uint32_t end)
{
    int32_t file = reading < 0 ? -1 : o->readings.at[reading].file;
    struct macro_definition definition = {name, file, begin, end};
    struct log log = {name, o->definitions.n, reading, begin};
    VEC_PUSH(&o->unit->arena, &o->definitions, definition);
    VEC_PUSH(&o->unit->arena, &o->log, log);
}

static bool is_function_like(struct oracle *o, int32_t definition)
{
    struct macro_definition *d = &o->definitions.at[definition];
    return d->file >= 0 && o->unit->files.at[d->file].text[d->begin + strlen(d->name)] == '(';
}

static void read_file(struct oracle *o, int32_t file);

struct reader {
    struct oracle *o;
    int32_t reading;
    const struct file *text;
    struct raw_token tokens[8192];
    int n;
    int skipping; /* depth of #ifs within a skipped branch */
    uint32_t skip_begin;
    bool taken[32]; /* of the #if at this depth a branch was taken */
    int depth;
};

static bool word(const char *name, size_t length, const char *text)
{
    return strlen(text) == length && !memcmp(name, text, length);
}

/* Notes a skipped branch. */
static void skip_to(struct reader *r, uint32_t end)
{
    struct skipped_range range = {r->skip_begin, end};
    VEC_PUSH(&r->o->unit->arena, &r->o->readings.at[r->reading].skipped, range);
}

/* Handles the directive at token i; gives the token after it. */
static int directive(struct reader *r, int i)
{
    struct oracle *o = r->o;
    struct arena *arena = &o->unit->arena;
    uint32_t hash = r->tokens[i].begin, end = directive_end(r->text, hash);
    int next = i;
    while (next < r->n && r->tokens[next].begin < end)
        next++;
    size_t length;
    const char *name = directive_name(r->text, hash, &length);
    const struct raw_token *argument = i + 2 < next ? &r->tokens[i + 2] : NULL;
    int step = directive_condition(name, length);
    if (step == 1) {
        if (r->skipping) {
            r->skipping++;
            return next;
        }
        bool true_ = argument && strcmp(argument->text, "0") != 0;
        if (word(name, length, "ifdef"))
            true_ = argument && is_defined(o, argument->text);
        if (word(name, length, "ifndef"))
            true_ = argument && !is_defined(o, argument->text);
        r->taken[++r->depth] = true_;
        if (!true_) {
            r->skipping = 1;
            r->skip_begin = hash;
        }
    } else if (step == 0) {
        if (r->skipping > 1)
            return next;
        bool true_ = word(name, length, "else") || (argument && strcmp(argument->text, "0") != 0);
        true_ = true_ && !r->taken[r->depth];
        if (r->skipping) { /* as libclang does: up to the name of the directive */
            skip_to(r, (uint32_t)(name - r->text->text));
        }
        r->skipping = !true_;
        r->skip_begin = hash;
        r->taken[r->depth] |= true_;
    } else if (step == -1) {
        if (r->skipping > 1) {
            r->skipping--;
            return next;
        }
        if (r->skipping) {
            skip_to(r, (uint32_t)(name - r->text->text));
        }
        r->skipping = 0;
        r->depth--;
    } else if (!r->skipping && word(name, length, "define")) {
        uint32_t stop = end;
        while (stop > hash && strchr("\r\n", r->text->text[stop - 1]))
            stop--;
        define(o, argument->text, r->reading, argument->begin, stop);
    } else if (!r->skipping && word(name, length, "undef")) {
        struct log log = {argument->text, -1, r->reading, hash};
        VEC_PUSH(arena, &o->log, log);
    } else if (!r->skipping && word(name, length, "include") && argument->kind == TOKEN_STRING) {
        for (int32_t f = 1; f < o->unit->files.n; f++) {
            const char *path = o->unit->files.at[f].path;
            size_t n = strlen(argument->text) - 2, m = strlen(path);
            if (m >= n && !memcmp(path + m - n, argument->text + 1, n)) {
                struct inclusion inclusion = {hash, f, o->readings.n};
                VEC_PUSH(arena, &o->readings.at[r->reading].inclusions, inclusion);
                read_file(o, f);
            }
        }
    }
    return next;
}

/* One use for each place, in their order, as the real oracle has them. */
static void add_use(struct oracle *o, int32_t reading, struct macro_use use)
{
    struct fake_reading *lists = &o->readings.at[reading];
    int i = lists->uses.n;
    while (i > 0 && lists->uses.at[i - 1].begin > use.begin)
        i--;
    if (i > 0 && lists->uses.at[i - 1].begin == use.begin)
        return;
    VEC_PUSH(&o->unit->arena, &lists->uses, use);
    memmove(&lists->uses.at[i + 1], &lists->uses.at[i],
            sizeof use * (size_t)(lists->uses.n - 1 - i));
    lists->uses.at[i] = use;
}

static void read_file(struct oracle *o, int32_t file)
{
    struct arena *arena = &o->unit->arena;
    struct reader *r = ARENA_NEW(arena, struct reader);
    r->o = o;
    r->reading = o->readings.n;
    r->text = &o->unit->files.at[file];
    VEC_PUSH(arena, &o->readings, ((struct fake_reading){.file = file, .entered = o->log.n}));
    struct scanner *scanner = scanner_open(arena, r->text->text, 0, r->text->length,
                                           o->unit->dialect.separators);
    while (scanner_next(scanner, &r->tokens[r->n]) && r->n < 8190)
        r->n++;
    scanner_close(scanner);
    struct function_info *function = NULL;
    unsigned flags = 0;
    int braces = 0, parens = 0;
    const char *name = NULL;
    for (int i = 0; i < r->n;) {
        struct raw_token *token = &r->tokens[i];
        if (token->line_start && !strcmp(token->text, "#")) {
            i = directive(r, i);
            continue;
        }
        i++;
        if (r->skipping)
            continue;
        if (token->kind == TOKEN_IDENT) {
            int32_t found = find_last(o, token->text, o->log.n);
            int next = i; /* directives between a name and its '(' are looked through */
            while (next < r->n && r->tokens[next].line_start && !strcmp(r->tokens[next].text, "#"))
                for (uint32_t end = directive_end(r->text, r->tokens[next].begin);
                     next < r->n && r->tokens[next].begin < end;)
                    next++;
            bool open = next < r->n && !strcmp(r->tokens[next].text, "(");
            if (found >= 0 && (open || !is_function_like(o, found)))
                add_use(o, r->reading, (struct macro_use){token->begin, found});
            if (!braces && !parens) {
                if (!strcmp(token->text, "async"))
                    flags |= FUNCTION_ASYNC;
                else if (!strcmp(token->text, "generator"))
                    flags |= FUNCTION_GENERATOR;
                else
                    name = token->text;
            }
        }
        parens += !strcmp(token->text, "(") - !strcmp(token->text, ")");
        if (!strcmp(token->text, "{") && !braces++ && i > 1 &&
            !strcmp(r->tokens[i - 2].text, ")")) {
            function = ARENA_NEW(arena, struct function_info);
            if (!file && strncmp(name, "plain", 5) != 0) /* so that its body is expanded */
                flags |= FUNCTION_ASYNC;
            *function = (struct function_info){.name = name,
                                               .flags = flags | FUNCTION_DEFINED,
                                               .file = file,
                                               .reading = r->reading,
                                               .body_begin = token->begin};
        }
        if (!strcmp(token->text, "}") && !--braces && function) {
            function->end = token->end;
            VEC_PUSH(arena, &o->functions, function);
            function = NULL;
        }
        if (!braces && !parens && (!strcmp(token->text, ";") || !strcmp(token->text, "}")))
            flags = 0;
    }
}

/* ---- units ---- */

struct unit *fake_unit(const struct fake_file *files, const char *const *flags)
{
    struct unit *unit = calloc(1, sizeof *unit);
    struct options *options = ARENA_NEW(&unit->arena, struct options);
    options->flags = flags;
    unit->options = options;
    errors[0] = '\0';
    for (; files->path; files++) {
        struct file file = {
            .path = files->path, .text = files->text, .length = strlen(files->text)};
        VEC_PUSH(&unit->arena, &unit->files, file);
    }
    struct oracle *o = ARENA_NEW(&unit->arena, struct oracle);
    o->unit = unit;
    unit->oracle = o;
    for (; flags && flags[options->n_flags]; options->n_flags++) {
        const char *flag = flags[options->n_flags];
        if (!strncmp(flag, "-D", 2))
            define(o, intern(flag + 2, strcspn(flag + 2, "=(")), -1, 0, 0);
    }
    read_file(o, 0);
    source_expand(unit);
    return unit;
}

struct unit *fake_text(const char *text)
{
    struct fake_file files[] = {{"a.c", text}, {NULL, NULL}};
    return fake_unit(files, NULL);
}

void fake_free(struct unit *unit)
{
    arena_free(&unit->arena);
    free(unit);
}

char *fake_spelling(struct unit *unit)
{
    struct buf out = {0};
    for (int i = 0; i < unit->tokens.n - 1; i++) {
        if (i && unit->tokens.at[i].space_before)
            buf_putc(&out, ' ');
        buf_puts(&out, unit->tokens.at[i].text);
    }
    char *text = arena_strndup(&unit->arena, out.text ? out.text : "", out.length);
    buf_free(&out);
    return text;
}

tok_id fake_find(const struct unit *unit, const char *text, tok_id from)
{
    for (tok_id i = from; i < unit->tokens.n; i++)
        if (!strcmp(unit->tokens.at[i].text, text))
            return i;
    return -1;
}

void check(const char *text, const char *expected)
{
    struct unit *unit = fake_text(text);
    struct unit *wanted = fake_text(expected);
    struct arena *arena = &unit->arena;
    char *got = writer_spell(unit, arena, 0, unit->tokens.n);
    for (int i = 0; i < unit->tokens.n || i < wanted->tokens.n; i++) {
        const char *a = i < unit->tokens.n ? unit->tokens.at[i].text : "(none)";
        const char *b = i < wanted->tokens.n ? wanted->tokens.at[i].text : "(none)";
        if (a != b)
            fail_msg("token %d is '%s', not '%s', in: %s", i, a, b, got);
    }
    fake_free(unit);
    fake_free(wanted);
}

void check_spelling(const char *text, const char *const *flags, const char *expected)
{
    const struct fake_file files[] = {{"a.c", text}, {NULL, NULL}};
    struct unit *unit = fake_unit(files, flags);
    assert_string_equal(fake_spelling(unit), expected);
    fake_free(unit);
}
