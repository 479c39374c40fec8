/* The frame's struct and the descriptor. */
#include "emit/emit.h"

/* The lines of the suspensions that a variable outlives: the first ones, and how many more. */
static const char *across(struct fn *fn, int var)
{
    enum { SHOWN = 8 };
    struct buf text = {0};
    int last = 0, shown = 0, more = 0;
    if (var < 0 || !fn->live)
        return "";
    for (const struct run *run = sets_next(fn->live, var, NULL); run; run = sets_next(fn->live, var, run)) {
        suspend_id s = run->from;
        for (; s <= run->to && shown < SHOWN; s++) {
            int line = token_line(fn, fn->suspends.at[s]->node->first);
            if (line == last)
                continue;
            buf_printf(&text, "%s%d", text.length ? ", " : "", line);
            last = line;
            shown++;
        }
        more += run->to + 1 - s;
    }
    if (more)
        buf_printf(&text, " and %d more", more);
    const char *copy = arena_strndup(fn->arena, text.length ? text.text : "", text.length);
    buf_free(&text);
    return copy;
}

static void emit_field(struct emitter *e, const struct symbol *symbol, const char *indent)
{
    struct fn *fn = e->fn;
    const char *lines = across(fn, symbol->var);
    if (symbol->align) /* frames are aligned to 16: room to move up */
        writer_text(e->w, "%schar %s[sizeof(%s) + %d - 1]", indent, symbol->field,
                    emit_file_declare(fn, symbol->type, ""), (int)symbol->align);
    else
        writer_text(e->w, "%s%s", indent, emit_file_symbol(fn, symbol, symbol->field));
    writer_text(e->w, ";%s%s%s\n", *lines ? " /* lives across line " : "", lines,
                *lines ? " */" : "");
}

static void emit_slots(struct emitter *e)
{
    struct fn *fn = e->fn;
    for (int slot = 0; slot < fn->n_slots; slot++) {
        if (!fn->slots[slot].list.n)
            continue;
        writer_text(e->w, "    union { /* never needed at the same time */\n");
        for (int i = 0; i < fn->slots[slot].list.n; i++)
            emit_field(e, fn->slots[slot].list.at[i], "        ");
        writer_text(e->w, "    } td__s%d;\n", slot + 1);
    }
}

static void emit_callees(struct emitter *e)
{
    struct fn *fn = e->fn;
    struct map seen = {0};
    for (int s = 0; s < fn->suspends.n; s++) {
        struct suspend *suspend = fn->suspends.at[s];
        if (suspend->kind != SUSPEND_AWAIT || suspend->call != CALL_EMBEDDED ||
            map_get(&seen, map_key(suspend->callee)) >= 0)
            continue;
        if (!seen.used)
            writer_text(e->w, "    union { /* frames of callees: one at a time */\n");
        *map_slot(fn->arena, &seen, map_key(suspend->callee)) = s;
        writer_text(e->w, "        struct %s__td %s;\n", suspend->callee->name,
                    suspend->callee->name);
    }
    if (seen.used)
        writer_text(e->w, "    } td__call;\n");
}

void emit_frame(struct emitter *e)
{
    struct fn *fn = e->fn;
    if (fn->packed)
        writer_text(e->w, DEFAULT_LAYOUT "\n");
    writer_text(e->w, "struct %s__td {\n", fn->name);
    writer_text(e->w, fn_is_generator(fn) ? "    td_gen td__gen;\n" : "    td_frame td__head;\n");
    if (fn_returns_value(fn))
        writer_text(e->w, "    %s;\n",
                    emit_file_declare(fn, oracle_type_unqualified(fn->unit->oracle, fn->result),
                                 "td__value"));
    if (fn->arguments)
        writer_text(e->w, "    td__va_list *td__args; /* what ... brings, to the first suspension */\n");
    for (int i = 0; i < fn->parameters.n; i++)
        if (fn->parameters.at[i]->field)
            emit_field(e, fn->parameters.at[i], "    ");
    for (int v = 0; fn_is_stackless(fn) && v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        if (symbol->field && symbol->slot < 0 && symbol->kind != SYMBOL_PARAMETER)
            emit_field(e, symbol, "    ");
    }
    if (fn_is_stackless(fn)) {
        emit_slots(e);
        emit_callees(e);
    }
    writer_text(e->w, "};\n");
    if (fn->packed)
        writer_text(e->w, USERS_LAYOUT "\n");
}

void emit_descriptor(struct emitter *e)
{
    struct fn *fn = e->fn;
    const char *name = fn->name;
    struct buf flags = {0};
    bool value = fn_returns_value(fn);
    buf_puts(&flags, fn_is_async(fn) ? "TD__ASYNC" : "0");
    if (fn_is_generator(fn))
        buf_puts(&flags, " | TD__GENERATOR");
    if (fn->stackful)
        buf_puts(&flags, " | TD__STACKFUL");
    if (fn->drops || (fn_is_generator(fn) && fn->stackful))
        buf_puts(&flags, " | TD__DROPS");
    writer_text(e->w, "static const unsigned %s__td_lines[] = {%d", name,
                token_line(fn, fn->first));
    for (int i = 0; fn_is_stackless(fn) && i < fn->suspends.n; i++)
        writer_text(e->w, ", %d", token_line(fn, fn->suspends.at[i]->node->first));
    writer_text(e->w, "};\n");
    writer_text(e->w, "static const td__desc %s__td_desc = {\n", name);
    bool body = fn_is_generator(fn) && fn->stackful;
    if (body)
        writer_text(e->w, "    td__stack_step, %s__td_body,\n", name);
    else
        writer_text(e->w, "    %s__td_step, 0,\n", name);
    writer_text(e->w, "    \"%s\", %s,\n", name, emit_quoted(fn, fn->unit->files.at[fn->info->file].path));
    writer_text(e->w, "    %s__td_lines, sizeof %s__td_lines / sizeof %s__td_lines[0],\n", name,
                name, name);
    writer_text(e->w, "    %s, sizeof(struct %s__td),\n", flags.text, name);
    if (value)
        writer_text(e->w,
                    "    offsetof(struct %s__td, td__value), sizeof(((struct %s__td *)0)->td__value)\n",
                    name, name);
    else if (fn_is_generator(fn))
        writer_text(e->w, "    0, sizeof(%s)\n",
                    emit_file_declare(fn, oracle_type_unqualified(fn->unit->oracle, fn->yields),
                                      ""));
    else
        writer_text(e->w, "    0, 0\n");
    writer_text(e->w, "};\n");
    buf_free(&flags);
}
