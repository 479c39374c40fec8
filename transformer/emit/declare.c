#include "emit/emit.h"

#include <string.h>

/* Block-scope types were lifted to file scope under new names (pass scopes). */
static const char *renamed(const char *name, uint32_t offset, void *user)
{
    const struct fn *fn = user;
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if (symbol->lifted && symbol->asked_at == offset)
            return symbol->lifted;
    }
    return name;
}

const char *emit_declare(struct fn *fn, int type, const char *name)
{
    return oracle_declare(fn->unit->oracle, fn->arena, type, name, renamed, fn);
}

const char *emit_type(struct fn *fn, int type)
{
    return emit_declare(fn, type, "");
}

const char *emit_pointer(struct fn *fn, int type)
{
    const char *name = emit_type(fn, type);
    size_t length = strlen(name);
    if (strpbrk(name, "([")) /* a pointer to an array or function needs its parentheses */
        return emit_declare(fn, type, "(*)");
    return arena_printf(fn->arena, "%s%s*", name, length && name[length - 1] == '*' ? "" : " ");
}

const char *emit_symbol(struct fn *fn, const struct symbol *symbol, const char *name)
{
    if (symbol->type)
        return emit_declare(fn, oracle_type_without_const(fn->unit->oracle, symbol->type), name);
    struct buf text = {0};
    for (const char *c = symbol->declare; *c; c++)
        if (c[0] == '%' && c[1] == 's')
            buf_puts(&text, name), c++;
        else
            buf_putc(&text, *c);
    const char *copy = arena_strndup(fn->arena, text.text, text.length);
    buf_free(&text);
    return copy;
}

const char *emit_quoted(struct fn *fn, const char *text)
{
    struct buf quoted = {0};
    buf_putc(&quoted, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_putc(&quoted, '\\');
        buf_putc(&quoted, *text);
    }
    buf_putc(&quoted, '"');
    const char *copy = arena_strndup(fn->arena, quoted.text, quoted.length);
    buf_free(&quoted);
    return copy;
}

static bool is_assignable(struct fn *fn, int type)
{
    return !oracle_type(fn->unit->oracle, type).const_members;
}

void emit_store(struct emitter *e, const struct node *at, const char *to, int type)
{
    struct fn *fn = e->fn;
    if (is_assignable(fn, type))
        emit_line(e, at, "%s = ", to);
    else
        emit_line(e, at, "td__copy((void *)&%s, &(%s){", to,
                  emit_declare(fn, oracle_type_unqualified(fn->unit->oracle, type), "[1]"));
}

void emit_stored(struct emitter *e, const char *to, int type)
{
    if (is_assignable(e->fn, type))
        writer_text(e->w, ";");
    else
        writer_text(e->w, "}, sizeof %s);", to);
}

const char *emit_copy(struct fn *fn, const char *to, const char *from, int type)
{
    return is_assignable(fn, type)
               ? arena_printf(fn->arena, "%s = %s;", to, from)
               : arena_printf(fn->arena, "td__copy((void *)&%s, &%s, sizeof %s);", to, from, to);
}
