#include "emit/emit.h"

#include "frame/names.h"

#include <string.h>

/* Block-scope types were lifted to file scope under new names (pass scopes), or renamed in place. */
static const char *lifted(const struct type_name *name, void *user)
{
    const struct fn *fn = user;
    int number = name->local ? map_get(&fn->by_offset, (uint64_t)name->offset + 1) : -1;
    const struct symbol *symbol = number < 0 ? NULL : fn->symbols.at[number];
    return symbol && symbol->lifted ? arena_printf(fn->arena, "%s %s", name->keyword, symbol->lifted) : NULL;
}

static const char *inside(const struct type_name *name, void *user)
{
    return name->local ? lifted(name, user) : names_alias(user, name);
}

const char *emit_declare(struct fn *fn, int type, const char *name)
{
    return oracle_declare(fn->unit->oracle, fn->arena, type, name, inside, fn);
}

const char *emit_file_declare(struct fn *fn, int type, const char *name)
{
    return oracle_declare(fn->unit->oracle, fn->arena, type, name, lifted, fn);
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

static const char *declare_symbol(struct fn *fn, const struct symbol *symbol, const char *name,
                                  const char *(*declare)(struct fn *, int, const char *))
{
    if (symbol->type)
        return declare(fn, oracle_type_without_const(fn->unit->oracle, symbol->type), name);
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

const char *emit_symbol(struct fn *fn, const struct symbol *symbol, const char *name)
{
    return declare_symbol(fn, symbol, name, emit_declare);
}

const char *emit_file_symbol(struct fn *fn, const struct symbol *symbol, const char *name)
{
    return declare_symbol(fn, symbol, name, emit_file_declare);
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

/* Is it an attribute of the body's code, and not of its callers? */
static bool is_about_code(const struct fn *fn, const struct node *item)
{
    static const char *const names[] = {"target", "optimize", "optnone", "no_sanitize",
                                        "no_sanitize_address", "no_sanitize_thread",
                                        "no_sanitize_undefined", "no_instrument_function",
                                        "no_stack_protector", "hot", "cold", NULL};
    for (int i = 0; names[i]; i++)
        if (is_attribute(fn, item, names[i]))
            return true;
    return false;
}

static void add_attributes(struct fn *fn, const struct node *node, struct buf *out)
{
    for (int i = 0; i < node->n_kids; i++)
        if (is_about_code(fn, node->kids[i]))
            buf_printf(out, "%s%s", out->length ? ", " : "",
                       writer_spell(fn->unit, fn->arena, node->kids[i]->op, node->kids[i]->end));
}

static void find_attributes(struct fn *fn, const struct node *node, struct buf *out)
{
    if (node->kind == N_ATTRIBUTE)
        add_attributes(fn, node, out);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && node->kids[i]->kind != N_PARAMETER && node->kids[i]->kind != N_TAG)
            find_attributes(fn, node->kids[i], out);
}

const char *emit_code_attributes(struct fn *fn)
{
    struct buf list = {0};
    for (int i = 0; i < 2; i++) /* specifiers and declarator */
        find_attributes(fn, fn->root->kids[i], &list);
    const char *text = "";
    if (list.length)
        text = arena_printf(fn->arena, "__attribute__((%.*s)) ", (int)list.length, list.text);
    buf_free(&list);
    return text;
}
