/* The part of a function that callers need, also once its tree is gone. */
#include "fn/fn.h"

/* Drops its tree; copies of its parameters stay, without their own links. */
static void fn_trim(struct fn *fn)
{
    struct arena *arena = &fn->unit->arena;
    struct fn rest = {.unit = fn->unit, .arena = fn->arena, .info = fn->info, .name = fn->name,
                      .kind = fn->kind, .first = fn->first, .end = fn->end,
                      .has_suspend = fn->has_suspend, .stackful = fn->stackful,
                      .drops = fn->drops, .delegates = fn->delegates,
                      .frame_size = fn->frame_size, .frame_align = fn->frame_align,
                      .yields = fn->yields, .packed = fn->packed, .sent = fn->sent, .result = fn->result,
                      .receives = fn_receives(fn),
                      .acts_on_entry = has_effects_on_entry(fn)};
    for (int i = 0; i < fn->parameters.n; i++) {
        const struct symbol *from = fn->parameters.at[i];
        struct symbol *to = ARENA_NEW(arena, struct symbol);
        *to = (struct symbol){.kind = from->kind, .name = from->name, .type = from->type,
                              .var = -1, .slot = -1};
        to->field = from->field ? arena_strdup(arena, from->field) : NULL;
        to->align = from->align;
        VEC_PUSH(arena, &rest.parameters, to);
    }
    *fn = rest;
}

void fn_done(struct finished *finished, struct fn *fn, bool keep)
{
    if (!keep)
        fn_trim(fn);
    *map_slot(&fn->unit->arena, &finished->numbers, map_key(fn->info)) = finished->list.n;
    VEC_PUSH(&fn->unit->arena, &finished->list, fn);
}

struct fn *fn_finished(const struct fn *fn, const struct function_info *info)
{
    int number = info ? map_get(&fn->finished->numbers, map_key(info)) : -1;
    return number < 0 ? NULL : fn->finished->list.at[number];
}

static bool receives(const struct node *node)
{
    if (node->kind == N_RECEIVED)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && receives(node->kids[i]))
            return true;
    return false;
}

bool fn_receives(const struct fn *fn)
{
    return fn->body ? receives(fn->body) : fn->receives;
}

static bool has_effects(const struct fn *fn, const struct node *node)
{
    if (node->kind == N_ASSIGN || node->kind == N_POSTFIX || node->kind == N_CALL ||
        node->kind == N_STMT_EXPR || is_unary(fn, node, "++") || is_unary(fn, node, "--"))
        return !(node->flags & NODE_UNEVALUATED);
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && has_effects(fn, node->kids[i]))
            return true;
    return false;
}

bool has_effects_on_entry(const struct fn *fn)
{
    if (!fn->root)
        return fn->acts_on_entry;
    for (int i = 1; fn->declarator && i < fn->declarator->n_kids; i++)
        if (has_effects(fn, fn->declarator->kids[i]))
            return true;
    for (int i = 3; i < fn->root->n_kids; i++) /* old-style */
        if (has_effects(fn, fn->root->kids[i]))
            return true;
    return false;
}

/* f(int) {...}, as C23 has it, but not f(void). */
static bool has_nameless_parameters(const struct fn *fn)
{
    int n = 0;
    for (int i = 1; fn->declarator && i < fn->declarator->n_kids; i++)
        n += fn->declarator->kids[i]->kind == N_PARAMETER;
    if (n == 1 && !fn->parameters.n) {
        const struct node *only = fn->declarator->kids[1];
        bool is_void = only->kids[0] && token_is(fn, only->kids[0]->first, "void") &&
                       only->end == only->first + 1;
        return !is_void;
    }
    return n != fn->parameters.n;
}

bool fn_can_start(const struct fn *fn)
{
    for (int i = 0; i < fn->parameters.n; i++)
        if (oracle_type(fn->unit->oracle, fn->parameters.at[i]->type).variably_modified)
            return false;
    return !(fn->info->flags & (FUNCTION_VARIADIC | FUNCTION_NORETURN)) &&
           !has_effects_on_entry(fn) && !has_nameless_parameters(fn);
}
