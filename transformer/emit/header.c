/* --header: the declarations for a C file that uses this file's generators without any allocation.
 *
 *     [source]   generator(int) range(int lo, int hi) { ... }
 *     [header]   struct range__td { td_gen td__gen; int lo; int hi; int i; };
 *                typedef struct range__td range_frame;
 *                void range_init(range_frame *, int lo, int hi);
 *                bool range_next(range_frame *, int *value);
 *                void range_drop(range_frame *);
 *
 * An async generator's `next` is an int, td_anext's.  It and `drop` are plain C functions: if they
 * have to wait, their caller's stack is parked.
 *
 * The frame is the very struct of the emitted file, so sizeof(range_frame) is true; frames of
 * callees that are embedded in it come first.  The includes of the annotated file come before all,
 * because the types of fields come from there; a type that the annotated file itself defines cannot
 * be shown, for the header would define it a second time in files that have it from elsewhere. */
#include "emit/header.h"

#include "base/word.h"
#include "diag/diag.h"
#include "emit/emit.h"

#include <ctype.h>
#include <string.h>

/* ---- types that the annotated file defines ---- */

static bool in_function(struct fn **fns, int n, tok_id t)
{
    for (int i = 0; i < n; i++)
        if (fns[i]->first <= t && t < fns[i]->end)
            return true;
    return false;
}

static bool text_is(const struct unit *unit, tok_id t, const char *text)
{
    return !strcmp(unit->tokens.at[t].text, text);
}

static bool is_tag_word(const char *text)
{
    return !strcmp(text, "struct") || !strcmp(text, "union") || !strcmp(text, "enum");
}

static bool defines_tag(const struct unit *unit, tok_id t, const char *name)
{
    return is_tag_word(unit->tokens.at[t].text) && text_is(unit, t + 1, name) &&
           text_is(unit, t + 2, "{");
}

/* typedef ... name, ... name: a name is what one of ) [ ( , ; follows first, outside of braces. */
static bool defines_typedef(const struct unit *unit, tok_id t, const char *name)
{
    bool found = false;
    int braces = 0, parens = 0;
    if (!text_is(unit, t, "typedef"))
        return false;
    for (t++; unit->tokens.at[t].kind != TOKEN_END; t++) {
        const char *next = unit->tokens.at[t + 1].text;
        braces += text_is(unit, t, "{") - text_is(unit, t, "}");
        if (braces)
            continue;
        parens += text_is(unit, t, "(") - text_is(unit, t, ")");
        if (!parens && text_is(unit, t, ";"))
            return false;
        if (!parens && text_is(unit, t, ","))
            found = false;
        if (found || unit->tokens.at[t].kind != TOKEN_IDENT || !strchr(")[(,;", *next) ||
            !strncmp(unit->tokens.at[t].text, "__", 2) || text_is(unit, t, "_Alignas"))
            continue;
        found = true;
        if (text_is(unit, t, name))
            return true;
    }
    return false;
}

static bool defined_here(struct unit *unit, struct fn **fns, int n, const char *name, bool tag)
{
    for (tok_id t = 0; t + 2 < unit->tokens.n; t++)
        if ((tag ? defines_tag(unit, t, name) : defines_typedef(unit, t, name)) &&
            !in_function(fns, n, t))
            return true;
    return false;
}

/* The first name in a type's text that is declared only in this file or function, or NULL.  Pointers to
 * structs need no definition: `struct point *`. */
static const char *own_name(struct fn *fn, struct fn **fns, int n, int type)
{
    const char *text = emit_file_declare(fn, type, ""), *word = NULL;
    for (const char *c = text; *c;) {
        if (!is_word(*c)) {
            c++;
            continue;
        }
        const char *start = c, *before = word;
        while (is_word(*c))
            c++;
        const char *name = arena_strndup(fn->arena, start, (size_t)(c - start));
        word = name;
        for (int i = 0; i < fn->symbols.n; i++)
            if (fn->symbols.at[i]->lifted && !strcmp(fn->symbols.at[i]->lifted, name))
                return fn->symbols.at[i]->name ? fn->symbols.at[i]->name : "struct";
        bool tag = before && is_tag_word(before);
        const char *rest = c + strspn(c, " ");
        if (tag && strcmp(before, "enum") != 0 && *rest == '*' && !rest[strspn(rest, "* ")])
            continue;
        if (defined_here(fn->unit, fns, n, name, tag))
            return tag ? arena_printf(fn->arena, "%s %s", before, name) : name;
    }
    return NULL;
}

static const char *own_field(struct fn *fn, struct fn **fns, int n)
{
    const char *own = NULL;
    if (fn_returns_value(fn))
        own = own_name(fn, fns, n, fn->result);
    if (fn_is_generator(fn) && fn->yields)
        own = own_name(fn, fns, n, fn->yields);
    for (int i = 0; i < fn->vars.n && !own; i++)
        if (fn->vars.at[i]->field && fn->vars.at[i]->type)
            own = own_name(fn, fns, n, fn->vars.at[i]->type);
    for (int s = 0; s < fn->suspends.n && !own; s++)
        if (fn->suspends.at[s]->kind == SUSPEND_AWAIT && fn->suspends.at[s]->call == CALL_EMBEDDED)
            own = own_field(fn->suspends.at[s]->callee, fns, n);
    return own;
}

/* ---- the choice ---- */

static const char *why_not(struct fn *fn, struct fn **fns, int n)
{
    static const char *const suffixes[] = {"frame", "init", "next", "drop"};
    struct unit *unit = fn->unit;
    if (!fn_is_stackless(fn))
        return "it keeps a stack";
    const char *own = own_field(fn, fns, n);
    if (own)
        return arena_printf(
            fn->arena, "its frame needs '%s', which is defined in this file: move that to a header",
            own);
    for (int i = 0; i < (fn->kind == FN_GENERATOR ? 4 : 1); i++) {
        const char *name = arena_printf(fn->arena, "%s_%s", fn->name, suffixes[i]);
        if (oracle_function(unit->oracle, name) || oracle_is_typedef(unit->oracle, name))
            return arena_printf(fn->arena, "there is a '%s' already", name);
    }
    return NULL;
}

void header_choose(struct unit *unit, struct fn **fns, int n)
{
    for (int i = 0; i < n; i++) {
        struct fn *fn = fns[i];
        if (fn->kind == FN_PLAIN || fn->info->flags & FUNCTION_STATIC || !strcmp(fn->name, "main"))
            continue;
        const char *why = why_not(fn, fns, n);
        tok_id name = declared_name(fn->root->kids[1])->op;
        if (why)
            diag_at(unit, D_HEADER, range_of_tokens(unit, name, name + 1), fn->name, why);
        fn->exposed = !why;
    }
}

/* ---- entries ---- */

/* void range_init(TYPE *FRAME, int lo, int hi) */
static const char *entry_init(struct fn *fn, const char *frame)
{
    const char *text = arena_printf(fn->arena, "void %s_init(%s", fn->name, frame);
    for (int i = 0; i < fn->parameters.n; i++)
        text = arena_printf(fn->arena, "%s, %s", text,
                            emit_file_symbol(fn, fn->parameters.at[i], fn->parameters.at[i]->name));
    return arena_printf(fn->arena, "%s)", text);
}

/* bool range_next(TYPE *FRAME, int *value); with int for an async generator */
static const char *entry_next(struct fn *fn, const char *frame)
{
    int type = oracle_type_unqualified(fn->unit->oracle, fn->yields);
    enum type_kind kind = oracle_type(fn->unit->oracle, type).kind;
    bool bind = kind == TYPE_ARRAY || kind == TYPE_FUNCTION;
    return arena_printf(fn->arena, "%s %s_next(%s, %s)",
                        fn->kind == FN_ASYNC_GENERATOR ? "int" : "td__bool", fn->name, frame,
                        emit_file_declare(fn, type, bind ? "(*value)" : "*value"));
}

static const char *entry_drop(struct fn *fn, const char *frame)
{
    return arena_printf(fn->arena, "void %s_drop(%s)", fn->name, frame);
}

void header_entries(struct fn *fn, struct writer *w)
{
    bool async = fn->kind == FN_ASYNC_GENERATOR;
    if (!fn->exposed || !fn_is_generator(fn))
        return;
    const char *frame = arena_printf(fn->arena, "struct %s__td *td__f", fn->name);
    const char *init = entry_init(fn, frame), *next = entry_next(fn, frame);
    const char *drop = entry_drop(fn, frame);
    writer_at(w, -1);
    writer_text(w, "\n%s;\n%s;\n%s;\n%s\n{\n", init, next, drop, init);
    writer_text(w, "    td__gen_init(&td__f->td__gen, &%s__td_desc);\n", fn->name);
    for (int i = 0; i < fn->parameters.n; i++) {
        const struct symbol *symbol = fn->parameters.at[i];
        const char *to = symbol->align ? symbol->field_path
                                       : arena_printf(fn->arena, "td__f->%s", symbol->field);
        writer_text(w, "    %s\n", emit_copy(fn, to, symbol->name, symbol->type));
    }
    writer_text(w, "}\n%s\n{\n    return td_%s(&td__f->td__gen, value);\n}\n", next,
                async ? "anext" : "next");
    writer_text(w, "%s\n{\n    td_%s(&td__f->td__gen);\n}\n", drop, async ? "gen_free" : "_gen_drop");
}

/* ---- the header ---- */

/* Frames that are shown, and those embedded in them. */
static void find_shown(struct fn *fn, struct fn **fns, int n, bool *shown)
{
    for (int i = 0; i < n; i++)
        if (fns[i] == fn)
            shown[i] = true;
    for (int s = 0; s < fn->suspends.n; s++)
        if (fn->suspends.at[s]->kind == SUSPEND_AWAIT && fn->suspends.at[s]->call == CALL_EMBEDDED)
            find_shown(fn->suspends.at[s]->callee, fns, n, shown);
}

/* The annotated file's own #include lines outside of functions.  Its <tandem.h> is only needed
 * if a frame contains more of the runtime than abi.h declares. */
static void print_includes(struct unit *unit, bool runtime, struct buf *out)
{
    int n, n_functions;
    const struct inclusion *list = oracle_inclusions(unit->oracle, 0, &n);
    const struct function_info *const *functions = oracle_definitions(unit->oracle, &n_functions);
    buf_puts(out, runtime ? "#include <tandem.h>\n" : "#include <tandem/abi.h>\n");
    for (int i = 0; i < n; i++) {
        const char *line = unit->files.at[0].text + list[i].begin;
        if (list[i].reading < 0)
            continue;
        const char *path = unit->files.at[list[i].file].path, *base = strrchr(path, '/');
        bool inside = !strcmp(base ? base + 1 : path, "tandem.h");
        for (int k = 0; k < n_functions; k++)
            inside |= functions[k]->file == 0 && functions[k]->begin <= list[i].begin &&
                      list[i].begin < functions[k]->end;
        if (inside)
            continue;
        const char *end = strpbrk(line, "<\"");
        if (end && strcspn(line, "\n") > (size_t)(end - line))
            end = strpbrk(end + 1, ">\"");
        else
            end = line + strcspn(line, "\n"); /* a macro names the file */
        buf_add(out, line, (size_t)(end - line) + (*end && *end != '\n'));
        buf_putc(out, '\n');
    }
}

static bool uses_runtime(struct fn *fn)
{
    static const char *const known[] = {"td_gen", "td_frame", "td_task"};
    for (int i = 0; i < fn->vars.n; i++) {
        if (!fn->vars.at[i]->field || !fn->vars.at[i]->type)
            continue;
        const char *text = emit_file_declare(fn, fn->vars.at[i]->type, "");
        for (const char *c = strstr(text, "td_"); c; c = strstr(c + 1, "td_")) {
            size_t length = 0;
            bool simple = c > text && is_word(c[-1]);
            while (is_word(c[length]))
                length++;
            for (int k = 0; k < 3; k++)
                simple |= strlen(known[k]) == length && !memcmp(known[k], c, length);
            if (!simple)
                return true;
        }
    }
    return false;
}

static void print_frame(struct fn *fn, struct buf *out)
{
    struct writer *w = writer_new(fn->unit, fn->arena);
    struct emitter e = {.fn = fn, .w = w};
    const struct options *options = fn->unit->options;
    struct options plain = *options;
    plain.no_line = true; /* the header is a file of its own */
    fn->unit->options = &plain;
    writer_at(w, -1);
    emit_frame(&e);
    writer_finish(w, out);
    writer_free(w);
    fn->unit->options = options;
}

static void print_function(struct fn *fn, struct buf *out)
{
    const char *frame = arena_printf(fn->arena, "%s_frame *", fn->name);
    if (!fn->exposed)
        return;
    buf_printf(out, "typedef struct %s__td %s_frame;\n", fn->name, fn->name);
    if (fn_is_generator(fn))
        buf_printf(out, "%s;\n%s;\n%s;\n", entry_init(fn, frame), entry_next(fn, frame),
                   entry_drop(fn, frame));
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void header_print(struct unit *unit, struct fn **fns, int n, struct buf *out)
{
    bool *shown = ARENA_ARRAY(&unit->arena, bool, n + 1), runtime = false;
    char *guard = arena_printf(&unit->arena, "TANDEM_%s", base_name(unit->options->header));
    for (char *c = guard; *c; c++)
        *c = isalnum((unsigned char)*c) ? (char)toupper((unsigned char)*c) : '_';
    for (int i = 0; i < n; i++)
        if (fns[i]->exposed)
            find_shown(fns[i], fns, n, shown);
    for (int i = 0; i < n; i++)
        runtime |= shown[i] && uses_runtime(fns[i]);
    buf_printf(
        out,
        "/* The frames of %s, made by tandem: do not edit.\n"
        " *\n"
        " * For other C files.  With generator(T) g(P p) comes\n"
        " *     g_frame f; T v;\n"
        " *     for (g_init(&f, p); g_next(&f, &v);)\n"
        " *         ...\n"
        " *     g_drop(&f);\n"
        " * which allocates nothing, but for generators that g delegates to.  A frame must not\n"
        " * move between g_init and g_drop; g_init makes it new again.  An async generator's\n"
        " * g_next is 1, 0 at the end, or a negative errno; an async function of an annotated\n"
        " * file may write `await td_anext(&f.td__gen, &v)` instead. */\n"
        "#ifndef %s\n#define %s\n\n",
        base_name(unit->files.at[0].path), guard, guard);
    print_includes(unit, runtime, out);
    buf_puts(out, "\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
    for (int i = 0; i < n; i++) {
        if (!shown[i])
            continue;
        buf_putc(out, '\n');
        print_frame(fns[i], out);
        print_function(fns[i], out);
    }
    buf_printf(out, "\n#ifdef __cplusplus\n}\n#endif\n\n#endif /* %s */\n", guard);
}
