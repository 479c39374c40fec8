/* layout: names of fields, and slots that variables share which are never needed together. */
#include "frame/frame.h"

#include "emit/emit.h"
#include "base/fault.h"
#include "base/intern.h"

#include <stdio.h>
#include <string.h>

/* Names of fields, each with the number that its next namesake is to get. */
struct names {
    struct arena *arena;
    struct map next;
};

static struct names names_new(struct fn *fn)
{
    static const char *const ours[] = {"td__head", "td__gen", "td__value", "td__call", NULL};
    struct names names = {.arena = fn->arena};
    for (int i = 0; ours[i]; i++)
        *map_slot(names.arena, &names.next, map_key(intern_cstr(ours[i]))) = 2;
    return names;
}

static void name_field(struct names *names, struct fn *fn, struct symbol *symbol)
{
    /* A macro of that name, wherever it is defined, must not reach the field. */
    const char *own = oracle_macro_named(fn->unit->oracle, intern_cstr(symbol->name), -1) >= 0
                          ? arena_printf(&fn->unit->arena, "td__%s", symbol->name)
                          : symbol->name;
    const char *name = intern_cstr(own);
    int n = map_get(&names->next, map_key(name));
    for (; n > 0 && map_get(&names->next, map_key(name)) > 0; n++)
        name = intern_cstr(arena_printf(&fn->unit->arena, "%s_%d", own, n));
    *map_slot(names->arena, &names->next, map_key(name)) = 2;
    if (n > 0)
        *map_slot(names->arena, &names->next, map_key(intern_cstr(own))) = n;
    symbol->field = name;
}

/* ---- alignment ---- */

static bool over_aligned(const struct symbol *symbol)
{
    return symbol->align != 0;
}

/* A type's own alignment counts too: the frame itself is only aligned to 16. */
static void find_alignment(struct fn *fn, struct symbol *symbol)
{
    int64_t own = symbol->type ? oracle_type(fn->unit->oracle, symbol->type).align : 0;
    int64_t align = symbol->alignment > own ? symbol->alignment : own;
    symbol->align = align > 16 || align > own ? align : 0;
    if (flow_fault("layout-ignore-alignment"))
        symbol->align = 0;
}

void layout_run(struct fn *fn)
{
    struct names names = names_new(fn);
    if (!fn_is_stackless(fn)) { /* the frame holds the arguments of td_spawn */
        for (int i = 0; i < fn->parameters.n; i++) {
            struct symbol *symbol = fn->parameters.at[i];
            symbol->field = symbol->field_path = NULL;
            name_field(&names, fn, symbol);
            find_alignment(fn, symbol);
            symbol->field_path = arena_printf(fn->arena, "td__f->%s", symbol->field);
            if (symbol->align)
                symbol->field_path =
                    arena_printf(fn->arena, "(*(%s)td__align(%s, %d))",
                                 emit_pointer(fn, symbol->type), symbol->field_path, (int)symbol->align);
        }
        return;
    }
    int n = fn->vars.n;
    bool *shares = ARENA_ARRAY(fn->arena, bool, n + 1);
    int64_t *size = ARENA_ARRAY(fn->arena, int64_t, n + 1);
    int *slot = ARENA_ARRAY(fn->arena, int, n + 1);
    for (int v = 0; v < n; v++) {
        struct symbol *symbol = fn->vars.at[v];
        symbol->field = NULL;
        symbol->text = NULL;
        symbol->slot = -1;
    }
    for (int v = 0; v < n; v++) {
        struct symbol *symbol = fn->vars.at[v];
        struct type_info type = {.size = 4};
        if (symbol->type)
            type = oracle_type(fn->unit->oracle, symbol->type);
        else if (symbol->embeds)
            type.size = symbol->embeds->frame_size;
        else if (symbol->declare && strchr(symbol->declare, '*'))
            type.size = 8;
        if (symbol->lives == LIVES_FRAME || symbol->kind == SYMBOL_PARAMETER)
            find_alignment(fn, symbol);
        size[v] = type.size > 0 ? type.size : 0;
        /* Parameters are written by the caller, all at once: they keep fields of their own. */
        bool parameter = symbol->kind == SYMBOL_PARAMETER && !flow_fault("layout-parameters-share");
        shares[v] = symbol->lives != LIVES_LOCAL && !parameter &&
                    !over_aligned(symbol);
        if (symbol->lives != LIVES_LOCAL || symbol->kind == SYMBOL_PARAMETER)
            name_field(&names, fn, symbol);
    }
    fn->n_slots = layout_slots(fn->arena, n, fn->conflicts, shares, size, slot);
    fn->slots = ARENA_ARRAY(fn->arena, struct slot_members, fn->n_slots + 1);
    for (int v = 0; v < n; v++)
        if (slot[v] >= 0)
            VEC_PUSH(fn->arena, &fn->slots[slot[v]].list, fn->vars.at[v]);
    for (int k = 0; k < fn->n_slots; k++)
        if (fn->slots[k].list.n < 2)
            fn->slots[k].list.n = 0;
    for (int v = 0; v < n; v++) {
        struct symbol *symbol = fn->vars.at[v];
        if (!symbol->field)
            continue;
        symbol->slot = slot[v] >= 0 && fn->slots[slot[v]].list.n ? slot[v] : -1;
        const char *path = symbol->slot < 0
                               ? arena_printf(fn->arena, "td__f->%s", symbol->field)
                               : arena_printf(fn->arena, "td__f->td__s%d.%s", symbol->slot + 1,
                                              symbol->field);
        if (symbol->align)
            path = arena_printf(fn->arena, "(*(%s)td__align(%s, %d))", emit_pointer(fn, symbol->type),
                                path, (int)symbol->align);
        symbol->field_path = path;
        if (symbol->lives == LIVES_FRAME)
            symbol->text = path;
    }
}

void frame_dump(struct fn *fn, FILE *out)
{
    static const char *const homes[] = {"local", "saved", "frame"};
    fprintf(out, "function %s%s\n", fn->name, fn->stackful ? " (keeps a stack)" : "");
    if (fn->frame_size)
        fprintf(out, "  a frame of %d bytes, aligned to %d\n", (int)fn->frame_size,
                (int)fn->frame_align);
    for (int v = 0; v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        fprintf(out, "  %-16s %-6s %s", symbol->name, homes[symbol->lives],
                symbol->field ? symbol->field_path : "");
        for (int s = 0; s < fn->suspends.n; s++)
            if (sets_have(fn->live, s, v))
                fprintf(out, " %d%s", s + 1, sets_have(fn->dirty, s, v) ? "*" : "");
        fputc('\n', out);
    }
}
