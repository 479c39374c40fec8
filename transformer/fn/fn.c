#include "fn/fn.h"

#include "diag/diag.h"

#include <string.h>

struct known *known(struct fn *fn, struct node *node)
{
    if (!node->known)
        node->known = ARENA_NEW(fn->arena, struct known);
    return node->known;
}

struct lowering *low(struct fn *fn, struct node *node)
{
    if (!node->low)
        node->low = ARENA_NEW(fn->arena, struct lowering);
    return node->low;
}

const char *token_text(const struct fn *fn, tok_id token)
{
    return fn->unit->tokens.at[token].text;
}

bool token_is(const struct fn *fn, tok_id token, const char *text)
{
    return token >= 0 && !strcmp(fn->unit->tokens.at[token].text, text);
}

int token_line(const struct fn *fn, tok_id token)
{
    return (int)fn->unit->tokens.at[token].line;
}

bool is_unary(const struct fn *fn, const struct node *node, const char *op)
{
    return node->kind == N_UNARY && token_is(fn, node->op, op);
}

struct node *strip_parens(struct node *node)
{
    while (node && node->kind == N_PAREN)
        node = node->kids[0];
    return node;
}

struct node *labelled(const struct node *label)
{
    for (int i = label->n_kids - 1; i >= 0; i--)
        if (label->kids[i] && label->kids[i]->kind >= N_DECLARATION)
            return label->kids[i];
    return NULL;
}

struct node *unlabelled(struct node *item)
{
    while (item && (item->kind == N_LABEL || item->kind == N_CASE || item->kind == N_DEFAULT))
        item = labelled(item);
    return item;
}

struct node *awaited_call(struct node *await)
{
    struct node *call = strip_parens(await->kids[0]);
    return call && call->kind == N_CALL ? call : NULL;
}

struct symbol *temp_new(struct fn *fn, int type, const char *stem)
{
    struct symbol *temp = ARENA_NEW(fn->arena, struct symbol);
    temp->kind = SYMBOL_TEMP;
    temp->name = arena_printf(fn->arena, "td__%s%d", stem, ++fn->n_temps);
    temp->type = type;
    temp->var = -1;
    temp->slot = -1;
    temp->scope = fn->scope;
    VEC_PUSH(fn->arena, &fn->symbols, temp);
    return temp;
}

struct node *declared_name(struct node *declarator)
{
    while (declarator && declarator->kind != N_DECL_NAME)
        declarator = declarator->n_kids ? declarator->kids[0] : NULL;
    return declarator;
}

const struct function_info *called_function(const struct fn *fn, const struct node *call)
{
    struct node *callee = strip_parens(call->kids[0]);
    while (callee && callee->kind == N_UNARY &&
           (is_unary(fn, callee, "*") || is_unary(fn, callee, "&")))
        callee = strip_parens(callee->kids[0]); /* (*f)() and (&f)() are f() */
    if (!callee || callee->kind != N_IDENT)
        return NULL;
    if (callee->symbol && callee->symbol->kind != SYMBOL_STATIC)
        return NULL;
    return oracle_function(fn->unit->oracle, token_text(fn, callee->op));
}

/* Nothing of its tree, but for copies of its parameters without what they led to. */
static void forget(struct fn *fn)
{
    struct arena *arena = &fn->unit->arena;
    struct fn rest = {.unit = fn->unit, .arena = fn->arena, .info = fn->info, .name = fn->name,
                      .kind = fn->kind, .first = fn->first, .end = fn->end,
                      .has_suspend = fn->has_suspend, .stackful = fn->stackful,
                      .drops = fn->drops, .delegates = fn->delegates,
                      .frame_size = fn->frame_size, .frame_align = fn->frame_align,
                      .yields = fn->yields, .sent = fn->sent, .result = fn->result,
                      .receives = fn_receives(fn),
                      .acts_on_entry = has_effects_on_entry(fn)};
    for (int i = 0; i < fn->parameters.n; i++) {
        const struct symbol *from = fn->parameters.at[i];
        struct symbol *to = ARENA_NEW(arena, struct symbol);
        *to = (struct symbol){.kind = from->kind, .name = from->name, .type = from->type,
                              .var = -1, .slot = -1};
        to->field = from->field ? arena_strdup(arena, from->field) : NULL;
        to->align = from->align ? arena_strdup(arena, from->align) : NULL;
        VEC_PUSH(arena, &rest.parameters, to);
    }
    *fn = rest;
}

void fn_done(struct earlier *earlier, struct fn *fn, bool keep)
{
    if (!keep)
        forget(fn);
    *map_slot(&fn->unit->arena, &earlier->numbers, map_key(fn->info)) = earlier->list.n;
    VEC_PUSH(&fn->unit->arena, &earlier->list, fn);
}

struct fn *fn_earlier(const struct fn *fn, const struct function_info *info)
{
    int number = info ? map_get(&fn->earlier->numbers, map_key(info)) : -1;
    return number < 0 ? NULL : fn->earlier->list.at[number];
}

bool is_choice(const struct fn *fn, const struct node *node)
{
    return node->kind == N_BUILTIN && node->n_kids == 3 && node->flags & NODE_HAS_AWAIT &&
           token_is(fn, node->op, "__builtin_choose_expr");
}

bool names_function(const struct fn *fn, const struct node *node)
{
    if (node->kind != N_IDENT || node->symbol)
        return false;
    return !oracle_is_variable(fn->unit->oracle, token_text(fn, node->op));
}

bool is_function_name(const struct fn *fn, tok_id token)
{
    const struct token *t = &fn->unit->tokens.at[token];
    if (!token_is(fn, token, "__func__") && !token_is(fn, token, "__FUNCTION__") &&
        !token_is(fn, token, "__PRETTY_FUNCTION__"))
        return false;
    return t->invocation < 0 || !fn->unit->files.at[t->file].is_system;
}

struct range node_range(const struct fn *fn, const struct node *node)
{
    return range_of_tokens(fn->unit, node->first, node->end);
}

void fn_note_drops(struct fn *fn)
{
    fn->drops = fn->delegates = false;
    for (int i = 0; i < fn->suspends.n; i++) {
        enum suspend_kind kind = fn->suspends.at[i]->kind;
        fn->delegates |= kind == SUSPEND_DELEGATE;
        fn->drops |= (kind == SUSPEND_YIELD || kind == SUSPEND_DELEGATE) && fn->suspends.at[i]->inside;
    }
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

bool in_named_register(const struct symbol *symbol)
{
    if (symbol->kind != SYMBOL_VARIABLE || !symbol->init)
        return false;
    for (int i = 1; i < symbol->init->n_kids; i++)
        if (symbol->init->kids[i] && symbol->init->kids[i]->kind == N_ASM_LABEL)
            return true;
    return false;
}

bool is_one_of(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(name, *list) == 0)
            return true;
    return false;
}

static bool calls_one_of(const struct fn *fn, const struct node *call, const char *const *names)
{
    const struct node *callee = strip_parens(call->kids[0]);
    if (call->kind != N_CALL || call->n_kids < 2 || callee->kind != N_IDENT || callee->symbol)
        return false;
    return is_one_of(token_text(fn, callee->op), names);
}

bool is_alloca(const struct fn *fn, const struct node *call)
{
    static const char *const names[] = {"alloca", "__builtin_alloca", "__builtin_alloca_with_align",
                                        "__builtin_alloca_uninitialized",
                                        "__builtin_alloca_with_align_and_max", NULL};
    return calls_one_of(fn, call, names);
}

bool is_va_start(const struct fn *fn, const struct node *call)
{
    static const char *const names[] = {"__builtin_va_start", "__builtin_stdarg_start",
                                        "__builtin_c23_va_start", "__va_start", NULL};
    return calls_one_of(fn, call, names);
}

bool is_va_copy(const struct fn *fn, const struct node *call)
{
    static const char *const names[] = {"__builtin_va_copy", NULL};
    return calls_one_of(fn, call, names);
}

bool is_va_end(const struct fn *fn, const struct node *call)
{
    static const char *const names[] = {"__builtin_va_end", NULL};
    return calls_one_of(fn, call, names);
}

struct symbol *listed_variable(const struct node *call)
{
    const struct node *list = strip_parens(call->kids[1]);
    if (list->kind != N_IDENT || !list->symbol || list->symbol->kind != SYMBOL_VARIABLE)
        return NULL;
    return list->symbol;
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

bool is_old_style(const struct fn *fn)
{
    for (int i = 1; fn->declarator && i < fn->declarator->n_kids; i++) {
        const struct node *parameter = fn->declarator->kids[i];
        if (parameter && parameter->kind == N_PARAMETER && !parameter->kids[0])
            return true;
    }
    return false;
}
