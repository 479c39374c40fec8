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

const char *asm_constraint(const struct fn *fn, const struct node *operand)
{
    tok_id first = operand->first - 2; /* "=" "r" (x) */
    if (operand->kind == N_GOTO || !token_is(fn, first + 1, "("))
        return "";
    while (fn->unit->tokens.at[first].kind == TOKEN_STRING && fn->unit->tokens.at[first - 1].kind == TOKEN_STRING)
        first--;
    const char *text = "";
    for (tok_id t = first; t < operand->first - 1; t++) {
        const char *word = token_text(fn, t);
        size_t length = strlen(word);
        if (length >= 2 && word[0] == '"')
            text = arena_printf(fn->arena, "%s%.*s", text, (int)length - 2, word + 1);
    }
    return text;
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

bool is_old_style(const struct fn *fn)
{
    for (int i = 1; fn->declarator && i < fn->declarator->n_kids; i++) {
        const struct node *parameter = fn->declarator->kids[i];
        if (parameter && parameter->kind == N_PARAMETER && !parameter->kids[0])
            return true;
    }
    return false;
}

bool is_attribute(const struct fn *fn, const struct node *item, const char *name)
{
    const char *text = token_text(fn, item->op);
    size_t n = strlen(name);
    if (!strncmp(text, "__", 2) && strlen(text) == n + 4 && !strcmp(text + n + 2, "__"))
        text += 2;
    return !strncmp(text, name, n) && (!text[n] || !strcmp(text + n, "__"));
}
