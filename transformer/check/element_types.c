/* Values travel between a generator and its user as bytes at an address, so both must mean the same type.
 * Pointers are interchangeable, and so are integers of one size: enums, int and unsigned have the same
 * bytes. */
#include "check/element_types.h"

#include "diag/diag.h"
#include "fn/builtin.h"
#include "fn/type.h"

#include <string.h>

static bool agree(struct fn *fn, int a, int b)
{
    struct oracle *oracle = fn->unit->oracle;
    if (!a || !b)
        return true; /* unknown: the compiler will say */
    a = oracle_type_canonical(oracle, oracle_type_unqualified(oracle, a));
    b = oracle_type_canonical(oracle, oracle_type_unqualified(oracle, b));
    struct type_info x = oracle_type(oracle, a), y = oracle_type(oracle, b);
    if (a == b || (x.kind == TYPE_POINTER && y.kind == TYPE_POINTER))
        return true;
    return x.kind == TYPE_INTEGER && y.kind == TYPE_INTEGER && x.size == y.size;
}

static const char *spelled(struct fn *fn, int type)
{
    return oracle_declare(fn->unit->oracle, fn->arena, type, "", NULL, NULL);
}

static void check(struct fn *fn, const struct node *node, const char *what, int taken, int given)
{
    if (!agree(fn, taken, given))
        diag_at(fn->unit, D_ELEMENT_TYPE, node_range(fn, node), what, spelled(fn, taken),
                spelled(fn, given));
}

/* C11 6.5.16.1, but for what pointers point to and for integers as pointers: of these compilers only
 * warn, and they do so for what is emitted. */
static bool converts(struct fn *fn, int from, int to)
{
    struct oracle *oracle = fn->unit->oracle;
    if (!from || !to)
        return true;
    from = oracle_type_canonical(oracle, oracle_type_unqualified(oracle, from));
    to = oracle_type_canonical(oracle, oracle_type_unqualified(oracle, to));
    enum type_kind x = oracle_type(oracle, from).kind, y = oracle_type(oracle, to).kind;
    bool number = y == TYPE_INTEGER || y == TYPE_FLOATING;
    if (from == to)
        return true;
    if (x == TYPE_RECORD || y == TYPE_RECORD || x == TYPE_VOID)
        return x != TYPE_VOID && x == y && oracle_type(oracle, from).local; /* clang has two of it */
    if (x == TYPE_POINTER && number)
        return !strcmp(spelled(fn, to), "_Bool");
    return !(x == TYPE_FLOATING && y == TYPE_POINTER);
}

static void check_yield(struct fn *fn, struct node *value)
{
    int type = value ? expression_type(fn, value) : 0;
    if (!converts(fn, type, fn->yields))
        diag_at(fn->unit, D_YIELD_TYPE, node_range(fn, value), spelled(fn, type), spelled(fn, fn->yields));
}

/* Is what foreach or yield_from runs a generator's handle? */
static void check_driven(struct fn *fn, struct node *node)
{
    struct node *driven = node->kids[node->kind == N_FOREACH ? 2 : 0];
    struct oracle *oracle = fn->unit->oracle;
    int type = expression_type(fn, driven);
    if (type && strcmp(spelled(fn, oracle_type_canonical(oracle, type)), "struct td_gen *"))
        diag_at(fn->unit, D_DRIVES_VALUE, node_range(fn, driven),
                node->kind == N_FOREACH ? "foreach" : "yield_from", spelled(fn, type));
}

/* Is a variable assigned, or its address taken, anywhere? */
static bool assigned(struct fn *fn, struct node *node, const struct symbol *symbol)
{
    bool partial;
    if ((node->kind == N_ASSIGN || node->kind == N_POSTFIX || is_unary(fn, node, "++") ||
         is_unary(fn, node, "--") || is_unary(fn, node, "&")) &&
        lvalue_root(fn, node->kids[0], &partial) == symbol)
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && assigned(fn, node->kids[i], symbol))
            return true;
    return false;
}

/* The function that is spawned where a variable is declared, if that is the handle's only value. */
static const struct function_info *spawned(struct fn *fn, struct node *handle)
{
    struct node *name = strip_parens(handle);
    const struct symbol *symbol = name->kind == N_IDENT ? name->symbol : NULL;
    if (!symbol || symbol->kind != SYMBOL_VARIABLE || !symbol->init || symbol->init->n_kids < 2 ||
        !symbol->init->kids[1] || assigned(fn, fn->body, symbol))
        return NULL;
    struct node *call = strip_parens(symbol->init->kids[1]);
    if (call->kind != N_CALL || call->n_kids < 2)
        return NULL;
    struct node *callee = strip_parens(call->kids[0]), *first = strip_parens(call->kids[1]);
    if (callee->kind != N_IDENT || callee->symbol || !token_is(fn, callee->op, "td_spawn") ||
        first->kind != N_IDENT || first->symbol)
        return NULL;
    return oracle_function(fn->unit->oracle, token_text(fn, first->op));
}

static void check_join(struct fn *fn, struct node *call)
{
    struct oracle *oracle = fn->unit->oracle;
    const struct function_info *info = spawned(fn, call->kids[1]);
    int type = expression_type(fn, call->kids[2]);
    int object = type ? oracle_type_element(oracle, type) : 0;
    if (!info || !info->result || !object)
        return;
    int64_t given = oracle_type(oracle, info->result).size, taken = oracle_type(oracle, object).size;
    enum type_kind kind = oracle_type(oracle, object).kind;
    if (kind != TYPE_VOID && kind != TYPE_FUNCTION && given > 0 && taken > 0 && given != taken)
        diag_at(fn->unit, D_JOIN_SIZE, node_range(fn, call->kids[2]), info->name,
                spelled(fn, info->result), (unsigned)given, spelled(fn, object), (unsigned)taken);
}

static void walk(struct fn *fn, struct node *node)
{
    if (node->flags & NODE_UNEVALUATED)
        return;
    switch (node->kind) {
    case N_YIELD:
        check_yield(fn, node->n_kids ? node->kids[0] : NULL);
        break;
    case N_CALL:
        if (is_call_of(fn, node, "td_join"))
            check_join(fn, node);
        break;
    case N_FOREACH:
        check_driven(fn, node);
        if (node->known)
            check(fn, node->kids[0], "the variable of this foreach", node->kids[1]->symbol->type,
                  node->known->yields);
        break;
    case N_YIELD_FROM:
        check_driven(fn, node);
        if (node->known)
            check(fn, node->kids[0], "what this generator yields", fn->yields, node->known->yields);
        break;
    case N_RECEIVED:
        if (fn->sent)
            check(fn, node, "what is received here", lvalue_type(fn, node), fn->sent);
        break;
    default:
        break;
    }
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i])
            walk(fn, node->kids[i]);
}

void element_types_check(struct fn *fn)
{
    walk(fn, fn->body);
}
