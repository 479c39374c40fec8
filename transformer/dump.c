/* Dumps: one table of passes and of what shows their results. */
#include "dump.h"

#include "check/bind.h"
#include "frame/frame.h"
#include "lower/lower.h"

#include <stdlib.h>
#include <string.h>

static void dump_tree(struct fn *fn, FILE *out)
{
    ast_dump(fn->unit, fn->root, out);
}

static void dump_rules(struct fn *fn, FILE *out)
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

static void dump_scopes(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if (symbol->lifted)
            fprintf(out, "  %s of line %d is %s at file scope\n", symbol->name ? symbol->name : "?",
                    token_line(fn, symbol->node->first), symbol->lifted);
    }
}

/* ---- flow: nothing to show where no state machine is made ---- */

static void dump_graph(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    if (!fn_is_stackless(fn))
        return;
    const char **names = ARENA_ARRAY(fn->arena, const char *, fn->vars.n + 1);
    for (int v = 0; v < fn->vars.n; v++)
        names[v] = fn->vars.at[v]->name;
    cfg_print(&fn->cfg, names, out);
}

static void dump_liveness(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    for (int s = 0; fn_is_stackless(fn) && s < fn->suspends.n; s++) {
        fprintf(out, "  suspension %d, line %d:", s + 1,
                token_line(fn, fn->suspends.at[s]->node->first));
        for (int v = 0; v < fn->vars.n; v++)
            if (bitset_has(&fn->live[s], v))
                fprintf(out, " %s%s", fn->vars.at[v]->name,
                        bitset_has(&fn->dirty[s], v) ? "*" : "");
        fputc('\n', out);
    }
}

static void dump_conflicts(struct fn *fn, FILE *out)
{
    fprintf(out, "function %s\n", fn->name);
    if (!fn_is_stackless(fn))
        return;
    struct bitset *conflicts = conflicts_run(&fn->cfg, fn->live);
    for (int v = 0; v < fn->vars.n; v++) {
        bool any = false;
        for (int other = 0; other < fn->vars.n; other++) {
            if (other == v || !bitset_has(&conflicts[v], other))
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

static void dump_verify(struct fn *fn, FILE *out)
{
    if (!fn_is_stackless(fn)) {
        fprintf(out, "function %s: no state machine\n", fn->name);
        return;
    }
    const char *live = verify_run(&fn->cfg, fn->live);
    const char *dirty = verify_dirty(&fn->cfg, fn->live, fn->dirty);
    fprintf(out, "function %s: what is live: %s; what is saved: %s\n", fn->name,
            live ? live : "both agree", dirty ? dirty : "both agree");
}

/* What one pass of the design does may be done by the code of another: they share a dump. */
static const struct {
    const char *pass;
    void (*show)(struct fn *fn, FILE *out); /* NULL: not by function */
} dumps[] = {
    {"expand", NULL},
    {"parse", dump_tree},
    {"bind", bind_dump},
    {"rules", dump_rules},
    {"ask", NULL},
    {"scopes", dump_scopes},
    {"conditions", lower_dump},
    {"spill", lower_dump},
    {"cleanup", lower_dump_cleanups},
    {"cfg", dump_graph},
    {"liveness", dump_liveness},
    {"conflicts", dump_conflicts},
    {"residency", frame_dump},
    {"layout", frame_dump},
    {"verify", dump_verify},
    {"emit", NULL},
};
enum { N_DUMPS = sizeof dumps / sizeof *dumps };

bool dump_is_pass(const char *name)
{
    for (int i = 0; i < N_DUMPS; i++)
        if (!strcmp(dumps[i].pass, name))
            return true;
    return false;
}

const char *dump_passes(struct arena *arena)
{
    const char *list = dumps[0].pass;
    for (int i = 1; i < N_DUMPS; i++)
        list = arena_printf(arena, "%s, %s", list, dumps[i].pass);
    return list;
}

bool dump_wants(const struct unit *unit, const char *pass)
{
    return unit->options->dump && !strcmp(unit->options->dump, pass);
}

/* The dumps of the passes print to a FILE, as unit tests and debuggers like it. */
void dump_function(struct fn *fn, const char *pass, struct buf *out)
{
    if (!dump_wants(fn->unit, pass))
        return;
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    if (!file)
        abort();
    for (int i = 0; i < N_DUMPS; i++)
        if (!strcmp(dumps[i].pass, pass) && dumps[i].show)
            dumps[i].show(fn, file);
    if (fclose(file) != 0)
        abort();
    buf_add(out, text, length);
    free(text);
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
