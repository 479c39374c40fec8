/* Dumps of passes that have no file of their own to print what they gave. */
#include "dump.h"

#include "graph/graph.h"
#include "source/unit.h"

void dump_tree(struct fn *fn, FILE *out)
{
    ast_dump(fn->unit, fn->root, out);
}

void dump_rules(struct fn *fn, FILE *out)
{
    static const char *const kinds[] = {"plain", "async", "generator", "async generator"};
    fprintf(out, "function %s: %s, %s", fn->name, kinds[fn->kind],
            fn->has_suspend ? "suspends" : "never suspends");
    if (fn->stackful)
        fprintf(out, ", keeps a stack: %s", fn->why_stackful ? fn->why_stackful : "asked for");
    if (fn->stackful && fn->why_stackful)
        fprintf(out, " at line %d", fn->why_line);
    fputc('\n', out);
}

void dump_scopes(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if (symbol->lifted)
            fprintf(out, "  %s of line %d is %s at file scope\n", symbol->name ? symbol->name : "?",
                    token_line(fn, symbol->node->first), symbol->lifted);
    }
}

void dump_names(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    for (int i = 0; i < fn->aliases.n; i++) {
        const struct alias *alias = &fn->aliases.at[i];
        fprintf(out, "  %s%s%s is hidden: %s\n", alias->of.keyword, *alias->of.keyword ? " " : "",
                alias->of.name, alias->alias);
    }
    for (int i = 0; i < fn->typedefs.n; i++)
        fprintf(out, "  %s\n", fn->typedefs.at[i]);
}

void dump_graph(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    const char **names = ARENA_ARRAY(fn->arena, const char *, fn->vars.n + 1);
    for (int v = 0; v < fn->vars.n; v++)
        names[v] = fn->vars.at[v]->name;
    cfg_print(&fn->cfg, names, out);
}

void dump_liveness(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    for (int s = 0; s < fn->suspends.n; s++) {
        fprintf(out, "  suspension %d, line %d:", s + 1,
                token_line(fn, fn->suspends.at[s]->node->first));
        for (int v = 0; v < fn->vars.n; v++)
            if (sets_have(fn->live, s, v))
                fprintf(out, " %s%s", fn->vars.at[v]->name,
                        sets_have(fn->dirty, s, v) ? "*" : "");
        fputc('\n', out);
    }
}

void dump_conflicts(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    for (int v = 0; v < fn->vars.n; v++) {
        bool any = false;
        for (int other = 0; other < fn->vars.n; other++) {
            if (other == v || !spans_meet(fn->conflicts[v], fn->conflicts[other]))
                continue;
            if (!any)
                fprintf(out, "  %s with", fn->vars.at[v]->name);
            fprintf(out, " %s", fn->vars.at[other]->name);
            any = true;
        }
        if (any)
            fputc('\n', out);
    }
}

void dump_verify(struct fn *fn, FILE *out)
{
    const char *graph = graph_count(fn);
    const char *live = verify_run(&fn->cfg, fn->live);
    const char *dirty = verify_dirty(&fn->cfg, fn->live, fn->dirty);
    fprintf(out, "function %s: the graph: %s; what is live: %s; what is saved: %s\n", fn->name,
            graph ? graph : "clang agrees", live ? live : "both agree", dirty ? dirty : "both agree");
}

void dump_tokens(const struct unit *unit, struct buf *out)
{
    for (int t = 0; t < unit->tokens.n; t++) {
        const struct token *token = &unit->tokens.at[t];
        if (token->kind == TOKEN_END)
            break;
        buf_printf(out, "%s:%u: %s", unit->files.at[token->at_file].path, token->line, token->text);
        if (token->invocation >= 0)
            buf_printf(out, "   # invocation %d", token->invocation);
        buf_putc(out, '\n');
    }
}
