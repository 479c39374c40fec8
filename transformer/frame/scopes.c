/* scopes: lifting of block-scope types.
 *
 * [source]        async int f(void) { enum { N = 3 }; struct point { int x[N]; } p; ... await ... }
 * [intermediate]  enum { f__td_N = 3 };
 *                 struct f__td_point { int x[f__td_N]; };
 *                 struct f__td { td_frame td__head; int td__value; struct f__td_point p; };
 *
 * If one such type is needed in the frame, all of the function's are lifted, in order: they may build on
 * each other, and two that were compatible stay so. */
#include "frame/scopes.h"

#include "lower/lower.h"

static bool frame_needs_local_type(struct fn *fn)
{
    for (int v = 0; v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        if ((symbol->lives != LIVES_LOCAL || symbol->kind == SYMBOL_PARAMETER) && symbol->type &&
            oracle_type(fn->unit->oracle, symbol->type).local)
            return true;
    }
    return false;
}

static int depends_on_local(struct fn *fn, const struct node *node)
{
    if (node->kind == N_IDENT && node->symbol &&
        (node->symbol->kind == SYMBOL_VARIABLE || node->symbol->kind == SYMBOL_PARAMETER))
        return token_line(fn, node->first);
    for (int i = 0; i < node->n_kids; i++) {
        int line = node->kids[i] ? depends_on_local(fn, node->kids[i]) : 0;
        if (line)
            return line;
    }
    return 0;
}

bool in_specifiers(const struct fn *fn, const struct symbol *symbol)
{
    const struct node *specs = fn->root->kids[0];
    return (symbol->kind == SYMBOL_TAG || symbol->kind == SYMBOL_ENUMERATOR) && symbol->node &&
           symbol->node->first >= specs->first && symbol->node->end <= specs->end;
}

bool scopes_run(struct fn *fn, int *line)
{
    if (!frame_needs_local_type(fn))
        return true;
    for (int i = 0; i < fn->symbols.n; i++) {
        struct symbol *symbol = fn->symbols.at[i];
        bool type = symbol->kind == SYMBOL_TYPEDEF || symbol->kind == SYMBOL_ENUMERATOR ||
                    symbol->kind == SYMBOL_TAG;
        if (!type || in_specifiers(fn, symbol))
            continue;
        *line = symbol->kind == SYMBOL_TYPEDEF ? depends_on_local(fn, symbol->init)
                                               : depends_on_local(fn, symbol->node);
        if (!*line && symbol->kind == SYMBOL_TYPEDEF)
            *line = depends_on_local(fn, symbol->specs);
        if (*line)
            return false;
        symbol->lifted = *symbol->name ? arena_printf(fn->arena, "%s__td_%s_%d", fn->name,
                                                      symbol->name, ++fn->n_file_names)
                                       : arena_printf(fn->arena, "%s__td_anonymous_%d", fn->name,
                                                      ++fn->n_file_names);
    }
    return true;
}
