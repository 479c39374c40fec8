#include "fn/builtin.h"

#include <string.h>

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

bool is_call_of(const struct fn *fn, const struct node *node, const char *name)
{
    return node->kind == N_CALL && node->n_kids > 2 && calls_one_of(fn, node, (const char *const[]){name, NULL});
}

struct symbol *listed_variable(const struct node *call)
{
    const struct node *list = strip_parens(call->kids[1]);
    if (list->kind != N_IDENT || !list->symbol || list->symbol->kind != SYMBOL_VARIABLE)
        return NULL;
    return list->symbol;
}

bool is_layout_pragma(const char *text)
{
    text = strstr(text, "ragma") + strlen("ragma");
    text += strspn(text, " \t(\"");
    return !strncmp(text, "pack", 4) || !strncmp(text, "options", 7) || !strncmp(text, "align", 5);
}
