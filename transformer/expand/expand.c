/* Macro expansion (C11 6.10.3.4): rescanning, nested and outermost invocations.
 *
 *   #define f(a) a*g
 *   #define g(a) f(a)
 *   f(2)(9)  ->  2*g(9)  ->  2*f(9)  ->  2*9*g
 *
 * libclang has no list of expanded tokens, so the tokens are expanded here, with facts that libclang does
 * have: which names in the text are invocations, and of which definitions.
 *
 * An expansion is put back in front of the text still to be read, so that rescanning sees the tokens after it.
 * Until it is used up, its macro is not expanded: its name in it is painted, and never will be.  gcc and
 * clang do the same.  Dave Prosser's algorithm (X3J11/86-196), from which the standard's words were made,
 * forbids more: there a name that comes out of an expansion can never lead back to its macro, not even long
 * after the expansion, and some programs need that (EVAL).
 *
 * The text still to be read is a stack of runs of tokens (expansions, top first), and below it the file,
 * for the outermost level, or nothing, for an argument that is expanded on its own.  An outermost
 * invocation ends when its runs are used up; if its last word takes arguments out of the
 * file, the invocation's text grows to their ')'. */
#include "expand/expand.h"
#include "base/buf.h"
#include "base/intern.h"
#include "source/files.h"

#include <string.h>

/* ---- output ---- */

static void emit(struct expander *x, const struct pp *pp, enum paint paint, bool kept)
{
    struct unit *unit = x->unit;
    bool inside = x->invocation >= 0;
    struct token token = {.text = pp->text,
                          .kind = pp->kind,
                          .space_before = pp->space_before,
                          .file = pp->file,
                          .begin = pp->begin,
                          .end = pp->end,
                          .invocation = inside ? x->invocation : x->include,
                          .at_file = inside ? x->place_file : pp->file,
                          .at_begin = inside ? x->place_begin : pp->begin,
                          .editable = !inside,
                          .paint = (uint8_t)paint};
    if (pp->kind == TOKEN_PUNCT) {
        if (x->kept_depth || x->kept_name) {
            x->kept_depth += !strcmp(pp->text, "(");
            x->kept_depth -= x->kept_depth && !strcmp(pp->text, ")");
        }
        x->brace_depth += !strcmp(pp->text, "{");
        x->brace_depth -= x->brace_depth && !strcmp(pp->text, "}");
    }
    x->kept_name = kept;
    if (x->line_file != token.at_file || x->line_offset != token.at_begin) {
        x->line = file_line(unit, token.at_file, token.at_begin);
        x->line_file = token.at_file;
        x->line_offset = token.at_begin;
    }
    token.line = x->line;
    VEC_PUSH(&unit->arena, &unit->tokens, token);
    VEC_PUSH(&unit->arena, &x->origins, pp->origin);
}

static void put(struct expander *x, struct input *in, const struct pp *pp, enum paint paint,
                bool kept)
{
    if (in->out)
        VEC_PUSH(&x->arguments, in->out, *pp);
    else
        emit(x, pp, paint, kept);
}

/* The name's definition here, if it has text, or NULL.  Names spelled in the file (`top`)
 * are invocations where the oracle saw one.  Names that it cannot see (out of macros, and in
 * arguments of kept macros) are looked up. */
static struct macro *meaning(struct expander *x, const struct pp *name, bool top)
{
    int32_t index = name->use;
    if (index < 0) {
        if ((top && !x->kept_depth) || oracle_macro_named(x->unit->oracle, name->text, -1) < 0)
            return NULL;
        struct oracle *oracle = x->unit->oracle;
        index = oracle_macro_find(oracle, name->text,
                                  top ? stream_reading(x->stream) : x->place_reading,
                                  top ? name->begin : x->place_begin);
        if (index < 0)
            return NULL;
    }
    struct macro *macro = macros_get(x->macros, index);
    return macro->has_text || macro->kept ? macro : NULL;
}

static uint32_t presumed_line(struct expander *x, uint32_t at)
{
    const char *path;
    return file_presumed(x->unit, x->place_file, file_line(x->unit, x->place_file, at), &path);
}

/* __LINE__, __FILE__, __COUNTER__: no oracle needed. False if the name is none of them. */
static bool expand_builtin(struct expander *x, struct pp *name)
{
    if (name->text[0] != '_' || name->text[1] != '_')
        return false;
    if (name->text == x->names.line) {
        name->text = intern_cstr(
            arena_printf(&x->results, "%u", presumed_line(x, name->at)));
        name->kind = TOKEN_NUMBER;
    } else if (name->text == x->names.counter) {
        name->text = intern_cstr(arena_printf(&x->results, "%d", x->counter++));
        name->kind = TOKEN_NUMBER;
    } else if (name->text == x->names.file) {
        struct buf text = {0};
        buf_putc(&text, '"');
        const char *path;
        file_presumed(x->unit, x->place_file, file_line(x->unit, x->place_file, name->at), &path);
        for (const char *c = path; *c; c++) {
            if (*c == '"' || *c == '\\')
                buf_putc(&text, '\\');
            buf_putc(&text, *c);
        }
        buf_putc(&text, '"');
        name->text = intern(text.text, text.length);
        name->kind = TOKEN_STRING;
        buf_free(&text);
    } else {
        return false;
    }
    name->file = -1;
    name->origin = -1;
    return true;
}

/* _Pragma("...") becomes one token between statements, and vanishes elsewhere. */
static void pragma_operator(struct expander *x, struct input *in, struct pp *name)
{
    struct pp string, close;
    bool complete = next_of_arguments(x, in, &string) && string.kind == TOKEN_STRING &&
                    next_of_arguments(x, in, &close) && !strcmp(close.text, ")");
    if (!complete) {
        expand_error(x, "_Pragma takes a parenthesized string literal");
        return;
    }
    const struct token *last =
        x->unit->tokens.n ? &x->unit->tokens.at[x->unit->tokens.n - 1] : NULL;
    bool between =
        x->brace_depth && last &&
        (last->kind == TOKEN_PRAGMA || (last->kind == TOKEN_PUNCT && strchr(";{}", last->text[0])));
    if (!between)
        return;
    name->text = intern_cstr(arena_printf(&x->results, "_Pragma(%s)", string.text));
    name->kind = TOKEN_PRAGMA;
    name->file = -1;
    name->origin = -1;
    emit(x, name, PAINT_NONE, false);
}

/* Expands or passes on one token of the runs. */
static void rescan(struct expander *x, struct input *in, struct pp *token)
{
    if (token->kind != TOKEN_IDENT || expand_builtin(x, token)) {
        put(x, in, token, PAINT_NONE, false);
        return;
    }
    if (token->text == x->names.pragma && !in->out && take_parenthesis(x, in)) {
        pragma_operator(x, in, token);
        return;
    }
    struct macro *macro = meaning(x, token, false);
    if (!macro || macro->kept) {
        put(x, in, token, PAINT_NONE, macro != NULL);
        return;
    }
    token->painted |= macro->expanding;
    if (!token->painted && (!macro->is_function || take_parenthesis(x, in)))
        invoke(x, in, token, macro);
    else
        put(x, in, token, token->painted ? PAINT_SELF : PAINT_BARE, false);
}

static void rescan_all(struct expander *x, struct input *in)
{
    struct pp token;
    while (next_of_runs(in, &token))
        rescan(x, in, &token);
}

void expand_argument(struct expander *x, struct argument *argument)
{
    struct input in = {.out = &argument->expanded};
    VEC_RESERVE(&x->arguments, &argument->expanded, argument->raw.n);
    struct arena_mark mark = arena_mark(&x->results);
    push_run(x, &in, &argument->raw, NULL, false);
    rescan_all(x, &in);
    if (in.space && argument->expanded.n)
        VEC_PUSH(&x->arguments, &argument->expanded, pp_placemarker(true));
    arena_release(&x->results, mark);
    argument->is_expanded = true;
}

/* ---- the outermost level ---- */

static void begin_invocation(struct expander *x, const struct pp *name)
{
    struct invocation invocation = {.file = name->file,
                                    .begin = name->begin,
                                    .end = name->end,
                                    .first = x->unit->tokens.n,
                                    .name = name->text,
                                    .outer = x->include};
    x->invocation = x->unit->invocations.n;
    x->place_file = name->file;
    x->place_reading = stream_reading(x->stream);
    x->place_begin = name->begin;
    x->failed = false;
    VEC_PUSH(&x->unit->arena, &x->unit->invocations, invocation);
}

static void clear(struct expander *x)
{
    arena_clear(&x->results);
    arena_clear(&x->arguments);
}

static void end_invocation(struct expander *x)
{
    struct unit *unit = x->unit;
    struct invocation *invocation = &unit->invocations.at[x->invocation];
    invocation->last = unit->tokens.n;
    for (tok_id i = invocation->first; i < invocation->last; i++) {
        struct token *token = &unit->tokens.at[i];
        if (token->file < 0) { /* made, not spelled: its place is that of its invocation */
            token->file = invocation->file;
            token->begin = invocation->begin;
            token->end = invocation->end;
        }
    }
    x->invocation = -1;
    if (++x->n_expanded % 256 == 0) /* no invocation is open now */
        clear(x);
}

/* A token of a file, outside all invocations. */
static void top_token(struct expander *x, struct pp *token)
{
    struct macro *macro = NULL;
    bool builtin = false, pragma = false;
    struct pp following;
    if (token->kind == TOKEN_IDENT) {
        pragma = token->text == x->names.pragma;
        builtin = token->text == x->names.line || token->text == x->names.file ||
                  token->text == x->names.counter;
        macro = builtin || pragma ? NULL : meaning(x, token, true);
    }
    bool called = (pragma || (macro && macro->is_function)) &&
                  stream_peek(x->stream, &following) == STREAM_TOKEN &&
                  !strcmp(following.text, "(");
    if (!builtin && !(pragma && called) &&
        (!macro || macro->kept || (macro->is_function && !called))) {
        emit(x, token, PAINT_NONE, macro && macro->kept);
        return;
    }
    struct input in = {.from_file = true};
    begin_invocation(x, token);
    if (macro) {
        if (macro->is_function)
            take_parenthesis(x, &in);
        invoke(x, &in, token, macro);
    } else {
        rescan(x, &in, token);
    }
    rescan_all(x, &in);
    end_invocation(x);
}

static void begin_include(struct expander *x, const struct pp *line)
{
    struct invocation invocation = {.file = line->file,
                                    .begin = line->begin,
                                    .end = line->end,
                                    .first = x->unit->tokens.n,
                                    .name = line->text,
                                    .is_include = true,
                                    .reading = line->use,
                                    .outer = x->include};
    x->include = x->unit->invocations.n;
    VEC_PUSH(&x->unit->arena, &x->unit->invocations, invocation);
}

static void end_include(struct expander *x)
{
    struct invocation *invocation = &x->unit->invocations.at[x->include];
    invocation->last = x->unit->tokens.n;
    x->include = invocation->outer;
}

static void finish(struct expander *x)
{
    struct unit *unit = x->unit;
    uint32_t end = (uint32_t)unit->files.at[0].length;
    struct pp last = {
        .text = intern_cstr(""), .kind = TOKEN_END, .begin = end, .end = end, .origin = -1};
    emit(x, &last, PAINT_NONE, false);
    for (int i = 0; i < unit->tokens.n; i++)
        if (x->origins.at[i] >= 0)
            unit->tokens.at[i].editable = !x->spoiled.at[x->origins.at[i]];
    arena_free(&x->results);
    arena_free(&x->arguments);
    stream_close(x->stream);
}

void source_expand(struct unit *unit)
{
    if (unit->options)
        unit->dialect = dialect_of(unit->options->flags, unit->options->n_flags);
    struct expander x = {.unit = unit,
                         .macros = macros_new(unit),
                         .invocation = -1,
                         .include = -1,
                         .line_file = -1,
                         .counter = 1000000};
    x.stream = stream_new(unit, x.macros);
    x.names.line = intern_cstr("__LINE__");
    x.names.file = intern_cstr("__FILE__");
    x.names.counter = intern_cstr("__COUNTER__");
    x.names.pragma = intern_cstr("_Pragma");
    for (;;) {
        struct pp token;
        enum stream_event event = stream_peek(x.stream, &token);
        if (event == STREAM_FILE_END && !stream_depth(x.stream))
            break;
        if (event == STREAM_INCLUDE)
            begin_include(&x, &token);
        stream_take(x.stream);
        if (event == STREAM_FILE_END)
            end_include(&x);
        else if (event == STREAM_PRAGMA)
            emit(&x, &token, PAINT_NONE, false);
        else if (event == STREAM_TOKEN)
            top_token(&x, &token);
    }
    finish(&x);
}
