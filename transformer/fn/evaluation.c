#include "fn/evaluation.h"

enum { EACH = -1 };

static const struct row {
    enum node_kind kind;
    const char *name;
    int operand;
    enum evaluation evaluation;
} rows[] = {
#define OPERAND(construct, name, operand, evaluation) {N_##construct, name, operand, evaluation},
#include "fn/evaluation.def"
#undef OPERAND
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static bool varies(const struct fn *fn, const struct node *node);

static bool is_constant(const struct fn *fn, const struct node *node)
{
    switch (node->kind) {
    case N_NUMBER:
    case N_CHAR:
        return true;
    case N_SIZEOF_EXPR:
    case N_SIZEOF_TYPE:
    case N_BUILTIN:
        return !varies(fn, node);
    case N_IDENT: /* of file scope: an enumerator */
        return node->symbol ? node->symbol->kind == SYMBOL_ENUMERATOR : names_function(fn, node);
    case N_CAST:
        return is_constant(fn, node->kids[1]);
    case N_PAREN:
    case N_UNARY:
    case N_BINARY:
    case N_LOGICAL:
    case N_CONDITIONAL:
        for (int i = 0; i < node->n_kids; i++)
            if (node->kids[i] && !is_constant(fn, node->kids[i]))
                return false;
        return true;
    default:
        return false;
    }
}

static bool deduces(const struct fn *fn, const struct node *specs)
{
    for (int i = 0; specs && i < specs->n_kids; i++)
        if (specs->kids[i]->kind == N_SPEC &&
            (token_is(fn, specs->kids[i]->op, "__auto_type") || token_is(fn, specs->kids[i]->op, "auto")))
            return true;
    return false;
}

/* Is a variable, or what a typedef names, declared with a size that is no constant?  (Types are not
 * known yet when bind asks, so this is by the words of the declaration.) */
static bool is_declared_varying(const struct fn *fn, const struct symbol *symbol)
{
    const struct node *declarator = symbol->node;
    if (!declarator || declarator->kind != N_DECL_NAME)
        return false;
    while (declarator->parent && (declarator->parent->kind == N_DECL_ARRAY ||
                                  declarator->parent->kind == N_DECL_POINTER ||
                                  declarator->parent->kind == N_DECL_PAREN ||
                                  declarator->parent->kind == N_DECL_FUNCTION))
        declarator = declarator->parent;
    if (varies(fn, declarator) || (symbol->specs && varies(fn, symbol->specs)))
        return true;
    return symbol->init && deduces(fn, symbol->specs) && symbol->init->n_kids > 1 &&
           symbol->init->kids[1] && varies(fn, symbol->init->kids[1]);
}

/* Does anything in it have a type of variable length? */
static bool varies(const struct fn *fn, const struct node *node)
{
    if (node->kind == N_DECL_ARRAY && node->n_kids > 1 && node->kids[1] &&
        !is_constant(fn, node->kids[1]))
        return true;
    const struct symbol *symbol = node->symbol;
    bool own = symbol && symbol->init && node->first >= symbol->init->first &&
               node->end <= symbol->init->end; /* it does not say what it is itself */
    if (symbol && symbol->node != node && !own && is_declared_varying(fn, symbol))
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && varies(fn, node->kids[i]))
            return true;
    return false;
}

static bool has_name(const struct fn *fn, const struct node *node, const char *name)
{
    if (node->kind != N_CALL)
        return token_is(fn, node->op, name);
    const struct node *callee = strip_parens(node->kids[0]);
    return callee->kind == N_IDENT && !callee->symbol && token_is(fn, callee->op, name);
}

enum evaluation evaluation(const struct fn *fn, const struct node *node, int operand)
{
    for (int i = 0; i < N_ROWS; i++) {
        const struct row *row = &rows[i];
        if (row->kind != node->kind || (row->operand != EACH && row->operand != operand) ||
            (row->name && !has_name(fn, node, row->name)))
            continue;
        if (row->evaluation != VARYING)
            return row->evaluation;
        return varies(fn, node->kids[operand]) ? MAYBE : NEVER;
    }
    return ALWAYS;
}
