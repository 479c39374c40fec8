/* What stands in place of an annotated function: types, frame, step, descriptor, ramp. */
#include "emit/emit.h"

#include "base/intern.h"
#include "fn/kids.h"
#include "oracle/oracle.h"

#include <string.h>

/* `char *b;` of an old-style parameter: never dropped, wherever b lives. */
static void emit_old_parameter(struct emitter *e, struct node *declaration)
{
    struct node **kids = kids_in_order(e->fn->arena, declaration);
    tok_id at = declaration->first;
    for (int i = 0; i < declaration->n_kids && kids[i]; i++) {
        writer_tokens(e->w, at, kids[i]->first);
        emit_expression(e, kids[i]);
        at = kids[i]->end;
    }
    writer_tokens(e->w, at, declaration->end);
}

/* `static int f(int a)`: the user's own declaration of the function, keywords gone. */
static void emit_header(struct emitter *e)
{
    struct node *root = e->fn->root;
    struct node **kids = kids_in_order(e->fn->arena, root);
    tok_id at = root->first;
    bool locals = e->lifting;
    for (int i = 0; i < root->n_kids && kids[i]; i++) {
        writer_tokens(e->w, at, kids[i]->first);
        if (kids[i] == e->fn->body)
            break;
        at = kids[i]->end;
        for (int p = 0; p < e->fn->parameters.n; p++) /* names of parameters stay here */
            e->fn->parameters.at[p]->hidden_text = e->fn->parameters.at[p]->text,
            e->fn->parameters.at[p]->text = NULL;
        if (kids[i]->kind == N_DECLARATION)
            emit_old_parameter(e, kids[i]);
        else
            emit_expression(e, kids[i]);
        for (int p = 0; p < e->fn->parameters.n; p++)
            e->fn->parameters.at[p]->text = e->fn->parameters.at[p]->hidden_text;
    }
    e->lifting = locals;
}

/* The ramp stands last, but the body may call it and the descriptor's users may be the only ones. */
static void emit_prototype(struct emitter *e)
{
    struct fn *fn = e->fn;
    if (is_old_style(fn)) /* has an old-style declaration */
        writer_text(e->w, "%s%s", fn->info->flags & FUNCTION_STATIC ? "static " : "",
                    emit_file_declare(fn, fn->result, arena_printf(fn->arena, "%s()", fn->name)));
    else
        emit_header(e);
    writer_at(e->w, -1);
    writer_text(e->w, ";\n");
}

static void emit_dispatch(struct emitter *e)
{
    struct fn *fn = e->fn;
    int n = fn->suspends.n;
    if (n == 1) {
        writer_text(e->w, "    if (%s.td__state)\n        goto td__1;\n", e->self);
    } else if (n > 1) {
        writer_text(e->w, "    switch (%s.td__state) {\n", e->self);
        for (int i = 1; i <= n; i++)
            writer_text(e->w, "    case %d:\n        goto td__%d;\n", i, i);
        writer_text(e->w, "    }\n");
    }
}

static bool is_read(const struct fn *fn, const struct symbol *symbol)
{
    for (int b = 0; b < fn->cfg.blocks.n; b++)
        for (int i = 0; i < fn->cfg.blocks.at[b].events.n; i++) {
            struct event event = fn->cfg.blocks.at[b].events.at[i];
            if (event.kind != EVENT_SUSPEND && event.id == symbol->var)
                return true;
        }
    return false;
}

/* Parameters that do not live in the frame are C locals, loaded once. */
static void emit_parameters(struct emitter *e, bool declare)
{
    struct fn *fn = e->fn;
    for (int i = 0; i < fn->parameters.n; i++) {
        const struct symbol *symbol = fn->parameters.at[i];
        if (symbol->lives == LIVES_FRAME || !(symbol->used || is_read(fn, symbol)))
            continue;
        if (declare)
            writer_text(e->w, "    %s;\n", emit_symbol(fn, symbol, symbol->name));
        else
            writer_text(e->w, "    %s\n",
                        emit_copy(fn, symbol->name,
                                  symbol->field_path, symbol->type));
    }
}

/* The user's statements; __label__ has to stay right behind a brace. */
static void emit_user_items(struct emitter *e)
{
    struct node *body = e->fn->body;
    if (body->n_kids && body->kids[0]->kind == N_LOCAL_LABELS)
        emit_statement(e, body);
    else
        emit_items(e, body);
}

static bool ends_with_return(const struct fn *fn)
{
    const struct node *last = fn->body->n_kids ? fn->body->kids[fn->body->n_kids - 1] : NULL;
    return last && last->kind == N_RETURN && !last->low->exit->inside;
}

/* gcc -O2 takes a call of a step into the caller's step only if asked to.  C89 does not know the word; and
 * without `static`, which the user's macro may take away, it would ask for a definition elsewhere. */
static const char *inline_word(const struct fn *fn)
{
    if (oracle_macro_named(fn->unit->oracle, intern_cstr("static"), -1) >= 0)
        return "";
    return fn->unit->dialect.c89 ? "__inline " : "inline ";
}

static void emit_step(struct emitter *e)
{
    struct fn *fn = e->fn;
    const char *name = fn->name;
    writer_text(e->w, "%sstatic %sint %s__td_step(td_frame *td__frame_, void *td__io)\n{\n",
                emit_code_attributes(fn), inline_word(fn), name);
    writer_text(e->w, "    struct %s__td *const td__f = (struct %s__td *)td__frame_;\n", name, name);
    if (fn->uses_func_name)
        writer_text(e->w, "    static const char td__func[] = \"%s\";\n", name);
    emit_parameters(e, true);
    writer_text(e->w, "    (void)td__f;\n    (void)td__io;\n");
    if (fn->info->flags & FUNCTION_STATIC) /* its ramp may have no other use */
        writer_text(e->w, "    (void)%s;\n", name);
    emit_dispatch(e);
    emit_parameters(e, false);
    if (!strcmp(name, "main") && fn_returns_value(fn))
        writer_text(e->w, "    td__f->td__value = 0;\n");
    writer_line(e->w);
    emit_user_items(e);
    writer_line(e->w);
    writer_at(e->w, fn->body->end - 1); /* a debugger leaves it at the closing brace */
    writer_text(e->w, ends_with_return(fn) ? "}\n" : "    return TD__DONE;\n}\n");
}

/* td__f->p = p;  as a ramp fills a frame. */
static const char *emit_argument(struct fn *fn, const struct symbol *parameter)
{
    return emit_copy(fn, parameter->field_path, parameter->name, parameter->type);
}

/* Fills the frame that td__f points at, runs it, and returns its result if there is one. */
static void emit_run(struct emitter *e, const char *indent)
{
    struct fn *fn = e->fn;
    bool value = fn_returns_value(fn);
    const char *run = fn->arguments ? "td__run_variadic" : "td__run";
    if (fn->arguments)
        writer_text(e->w, "%std__va_list td__va;\n", indent);
    if (value)
        writer_text(e->w, "%s%s = {0};\n", indent,
                    emit_declare(fn, oracle_type_unqualified(fn->unit->oracle, fn->result),
                                 "td__value"));
    for (int i = 0; i < fn->parameters.n; i++)
        writer_text(e->w, "%s%s\n", indent, emit_argument(fn, fn->parameters.at[i]));
    if (fn->arguments) {
        int n = fn->parameters.n;
        writer_text(e->w, "%std__va_start(td__va, %s);\n", indent,
                    n ? fn->parameters.at[n - 1]->name : "0");
        writer_text(e->w, "%std__f->td__args = &td__va;\n", indent);
    }
    writer_text(e->w, "%sif (%s(&td__f->td__head)) {\n", indent, run);
    if (value)
        writer_text(e->w, "%s    %s\n", indent,
                    emit_copy(fn, "td__value", "td__f->td__value", fn->result));
    writer_text(e->w, "%s    td__leave(&td__f->td__head);\n%s}\n", indent, indent);
    if (fn->arguments)
        writer_text(e->w, "%std__va_end(td__va);\n", indent);
    writer_text(e->w, "%sreturn%s;\n", indent, value ? " td__value" : "");
}

/* f(int f): in its ramp, the name of the function is that of a parameter. */
static const char *emit_own_name(struct emitter *e)
{
    struct fn *fn = e->fn;
    for (int i = 0; i < fn->parameters.n; i++)
        if (fn->parameters.at[i]->name == fn->name) {
            writer_text(e->w, "static td__fn *%s__td_ramp(void)\n{\n    return (td__fn *)%s;\n}\n",
                        fn->name, fn->name);
            return arena_printf(fn->arena, "%s__td_ramp()", fn->name);
        }
    return arena_printf(fn->arena, "(td__fn *)%s", fn->name);
}

static void emit_ramp(struct emitter *e)
{
    struct fn *fn = e->fn;
    const char *name = fn->name, *self = NULL;
    if (!fn_is_generator(fn))
        self = emit_own_name(e);
    writer_text(e->w, "\n");
    emit_header(e);
    writer_at(e->w, -1);
    writer_text(e->w, "\n{\n");
    if (fn_is_generator(fn)) {
        writer_text(e->w, "    struct %s__td *td__f = (struct %s__td *)td__gen_new(&%s__td_desc);\n",
                    name, name, name);
    } else {
        writer_text(e->w, "    struct %s__td td__here;\n", name);
        writer_text(e->w,
                    "    struct %s__td *td__f = (struct %s__td *)%s(&td__here.td__head, "
                    "&%s__td_desc, %s);\n",
                    name, name, fn->arguments ? "td__enter_variadic" : "td__enter", name, self);
        emit_run(e, "    ");
        writer_text(e->w, "}\n");
        return;
    }
    for (int i = 0; i < fn->parameters.n; i++)
        writer_text(e->w, "    %s\n", emit_argument(fn, fn->parameters.at[i]));
    writer_text(e->w, "    return &td__f->td__gen;\n}\n");
}

static void emit_stackless(struct emitter *e)
{
    struct fn *fn = e->fn;
    writer_at(e->w, -1);
    emit_lifted(e);
    writer_at(e->w, -1);
    emit_frame(e);
    writer_text(e->w, "%sstatic %sint %s__td_step(td_frame *, void *);\n",
                emit_code_attributes(fn), inline_word(fn), fn->name);
    emit_prototype(e);
    emit_descriptor(e);
    writer_text(e->w, "\n");
    emit_step(e);
    emit_ramp(e);
}

/* A region's `return E;` keeps E until the deferred code has run. */
static void emit_value_variable(struct emitter *e)
{
    struct fn *fn = e->fn;
    if (fn->returns_through_cleanup && fn_returns_value(fn))
        writer_text(e->w, "    %s = {0};\n",
                    emit_declare(fn, oracle_type_unqualified(fn->unit->oracle, fn->result),
                                 "td__value"));
}

static void emit_user_body(struct emitter *e)
{
    struct fn *fn = e->fn;
    writer_line(e->w);
    emit_user_items(e);
    writer_line(e->w);
    writer_at(e->w, -1);
    if (fn->returns_through_cleanup && fn_returns_value(fn)) /* for the compiler: never reached */
        writer_text(e->w, "    return td__value;\n");
    writer_text(e->w, "}\n");
}

/* Frame, step and descriptor of a function that keeps a stack: for td_spawn. */
static void emit_starter(struct emitter *e)
{
    struct fn *fn = e->fn;
    const char *name = fn->name;
    bool value = fn_returns_value(fn);
    writer_at(e->w, -1);
    emit_prototype(e);
    emit_frame(e);
    writer_text(e->w, "static int %s__td_step(td_frame *, void *);\n", name);
    emit_descriptor(e);
    writer_text(e->w, "static int %s__td_step(td_frame *td__frame_, void *td__io)\n{\n", name);
    writer_text(e->w, "    struct %s__td *td__f = (struct %s__td *)td__frame_;\n    (void)td__io;\n",
                name, name);
    if (!value && !fn->parameters.n)
        writer_text(e->w, "    (void)td__f;\n");
    if (value)
        emit_store(e, NULL, "td__f->td__value", fn->result);
    else
        writer_line(e->w);
    writer_text(e->w, "%s(", name);
    for (int i = 0; i < fn->parameters.n; i++)
        writer_text(e->w, "%s%s", i ? ", " : "", fn->parameters.at[i]->field_path);
    writer_text(e->w, ")");
    if (value)
        emit_stored(e, "td__f->td__value", fn->result);
    else
        writer_text(e->w, ";");
    writer_text(e->w, "\n    return TD__DONE;\n}\n");
}

/* Ordinary C that td_spawn can start: the step calls the function. */
static void emit_stackful(struct emitter *e)
{
    struct fn *fn = e->fn;
    const char *name = fn->name;
    bool starts = fn_can_start(fn);
    writer_at(e->w, -1);
    const char *self = NULL;
    emit_lifted(e);
    writer_at(e->w, -1);
    if (starts) {
        emit_starter(e);
        self = emit_own_name(e);
    }
    emit_header(e);
    writer_at(e->w, -1);
    writer_text(e->w, "\n{\n");
    if (starts) {
        writer_text(e->w, "    struct %s__td td__here;\n", name);
        writer_text(e->w,
                    "    struct %s__td *td__f = (struct %s__td *)td__spawned(&td__here.td__head, "
                    "&%s__td_desc, %s);\n",
                    name, name, name, self);
        writer_text(e->w, "    if (td__f) {\n");
        emit_run(e, "        ");
        writer_text(e->w, "    }\n");
    }
    emit_value_variable(e);
    emit_user_body(e);
}

static void emit_stackful_generator(struct emitter *e)
{
    struct fn *fn = e->fn;
    const char *name = fn->name;
    writer_at(e->w, -1);
    emit_lifted(e);
    writer_at(e->w, -1);
    emit_frame(e);
    writer_text(e->w, "%sstatic void %s__td_body(td_gen *);\n", emit_code_attributes(fn), name);
    emit_prototype(e);
    emit_descriptor(e);
    writer_text(e->w, "%sstatic void %s__td_body(td_gen *td__g)\n{\n", emit_code_attributes(fn),
                name);
    writer_text(e->w, "    struct %s__td *const td__f = (struct %s__td *)td__g;\n", name, name);
    for (int i = 0; i < fn->parameters.n; i++) {
        const struct symbol *symbol = fn->parameters.at[i];
        writer_text(e->w, "    %s = %s;\n", emit_symbol(fn, symbol, symbol->name),
                    symbol->field_path);
    }
    writer_text(e->w, "    (void)td__f;\n");
    if (fn->uses_func_name)
        writer_text(e->w, "    static const char td__func[] = \"%s\";\n", name);
    emit_user_body(e);
    emit_ramp(e);
}

static void emit_plain(struct emitter *e)
{
    emit_header(e);
    writer_at(e->w, -1);
    writer_text(e->w, "\n{\n");
    emit_value_variable(e);
    emit_user_body(e);
}

/* The names of records that have none in the source, and of types that the function hides. */
static void emit_typedefs(struct emitter *e)
{
    struct fn *fn = e->fn;
    if (fn->typedefs.n || fn->aliases.n)
        writer_at(e->w, -1);
    for (int i = 0; i < fn->typedefs.n; i++)
        writer_text(e->w, "%s\n", fn->typedefs.at[i]);
    for (int i = 0; i < fn->aliases.n; i++) {
        const struct alias *alias = &fn->aliases.at[i];
        writer_text(e->w, "typedef %s%s%s %s;\n", alias->of.keyword, *alias->of.keyword ? " " : "",
                    alias->of.name, alias->alias);
    }
}

void emit_function(struct fn *fn, struct writer *w)
{
    struct emitter e = {fn, w, fn_is_generator(fn) ? "td__f->td__gen.td__head" : "td__f->td__head", 0, false, NULL, NULL};
    emit_find_crossings(&e);
    emit_own_types(&e);
    emit_typedefs(&e);
    if (fn->kind == FN_PLAIN)
        emit_plain(&e);
    else if (!fn->stackful)
        emit_stackless(&e);
    else if (fn_is_generator(fn))
        emit_stackful_generator(&e);
    else
        emit_stackful(&e);
}
