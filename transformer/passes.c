#include "passes.h"

#include "ask/ask.h"
#include "ast/parse.h"
#include "check/bind.h"
#include "check/element_types.h"
#include "check/rules.h"
#include "diag/diag.h"
#include "dump.h"
#include "frame/frame.h"
#include "frame/names.h"
#include "frame/scopes.h"
#include "frame/stackful.h"
#include "frame/writable.h"
#include "graph/graph.h"
#include "lower/lower.h"

#include <stdlib.h>
#include <string.h>

/* ---- passes as they are called: with the function, and no more ---- */

static void run_parse(struct fn *fn)
{
    fn->root = parse_function(fn->unit, fn->arena, fn->first, fn->end);
    fn->refused = !fn->root;
}

static void run_types(struct fn *fn)
{
    fn->refused = !ask_read(fn);
}

static void run_liveness(struct fn *fn)
{
    fn->live = liveness_run(&fn->cfg);
    fn->dirty = liveness_dirty(&fn->cfg, fn->live);
}

static void run_conflicts(struct fn *fn)
{
    fn->conflicts = conflicts_run(&fn->cfg, fn->live);
}

/* ---- reasons to keep a stack that need types, liveness or residency ---- */

/* The function becomes ordinary C: its lowering is dropped. */
static void keep_stack(struct fn *fn, const char *why, int line)
{
    rules_keep_stack(fn, why, line);
    if (fn->facts & FACT_LOWERED)
        lower_reset(fn);
    fn->facts &= FACT_LOWERED - 1;
}

static void run_arrays(struct fn *fn)
{
    int line;
    if (stack_holds_array(fn, &line))
        keep_stack(fn, "variable-length array", line);
}

static void run_lost(struct fn *fn)
{
    int line;
    const char *lost = stack_lost(fn, &line);
    if (lost)
        keep_stack(fn, lost, line);
}

static void run_residency(struct fn *fn)
{
    int line;
    residency_run(fn);
    if (stack_holds_register(fn, &line))
        keep_stack(fn, "a variable in a named register", line);
}

static void run_scopes(struct fn *fn)
{
    int line;
    if (!scopes_run(fn, &line))
        keep_stack(fn, "a block-scope type that depends on a local", line);
}

/* ---- second opinions ---- */

static void verified(struct fn *fn, const char *pass, const char *wrong)
{
    if (wrong)
        diag_at(fn->unit, D_INTERNAL, node_range(fn, fn->root), pass, wrong);
}

/* In debug builds and in the tests': clang's tree is walked once more, a quarter of the tool's time. */
static void run_count(struct fn *fn)
{
#if defined TANDEM_CHECK_GRAPH || !defined NDEBUG
    verified(fn, "count", graph_count(fn));
#else
    (void)fn;
#endif
}

static void run_verify(struct fn *fn)
{
    verified(fn, "verify", verify_run(&fn->cfg, fn->live));
    verified(fn, "verify", verify_dirty(&fn->cfg, fn->live, fn->dirty));
}

static void run_slots(struct fn *fn)
{
    int *slot = ARENA_ARRAY(fn->arena, int, fn->vars.n + 1);
    for (int v = 0; v < fn->vars.n; v++)
        slot[v] = fn->vars.at[v]->slot;
    verified(fn, "verify", verify_slots(&fn->cfg, fn->live, slot));
}

/* ---- the list ---- */

enum when { UNIT, ANY, STACKLESS };

static const struct pass_row {
    const char *name;
    enum when when;
    void (*run)(struct fn *fn);
    unsigned needs, gives;
} rows[] = {
#define PASS(name, when, run, dump, needs, gives) {#name, when, run, needs, gives},
#define VIEW(name, pass, dump)
#include "passes.def"
#undef PASS
#undef VIEW
};

static const struct dump_row {
    const char *name;
    enum pass pass;
    void (*show)(struct fn *fn, FILE *out); /* NULL: none, or not by function */
    enum when when;
} dumps[] = {
#define PASS(name, when, run, dump, needs, gives) {#name, PASS_##name, dump, when},
#define VIEW(name, pass, dump) {#name, PASS_##pass, dump, ANY},
#include "passes.def"
#undef PASS
#undef VIEW
};
enum { N_DUMPS = sizeof dumps / sizeof *dumps };

static bool is_dump(const struct dump_row *row)
{
    return row->show || row->when == UNIT;
}

/* The first pass with a fact that the function lacks; `until` if there is none before that. */
static enum pass next_pass(const struct fn *fn, enum pass until)
{
    for (enum pass i = 0; i < until; i++) {
        bool applies = rows[i].when == ANY || (rows[i].when == STACKLESS && fn_is_stackless(fn));
        if (applies && rows[i].gives & ~fn->facts)
            return i;
    }
    return until;
}

/* The dumps of the passes print to a FILE, which is handy for unit tests and debuggers. */
static void dump_after(struct fn *fn, enum pass pass, struct buf *out)
{
    for (int i = 0; i < N_DUMPS; i++) {
        if (dumps[i].pass != pass || !dumps[i].show || !passes_dump_wanted(fn->unit, dumps[i].name))
            continue;
        char *text = NULL;
        size_t length = 0;
        FILE *file = open_memstream(&text, &length);
        if (!file)
            abort();
        dumps[i].show(fn, file);
        if (fclose(file) != 0)
            abort();
        buf_add(out, text, length);
        free(text);
    }
}

bool passes_run(struct fn *fn, enum pass until, struct buf *out)
{
    size_t begin = out->length; /* of the dumps that are dropped if the function goes back */
    for (enum pass i; (i = next_pass(fn, until)) < until && !fn->refused;) {
        if (rows[i].needs & ~fn->facts) {
            diag_at(fn->unit, D_INTERNAL, node_range(fn, fn->root), rows[i].name,
                    "a pass that it needs has not run");
            fn->refused = true;
            break;
        }
        if (i == PASS_lower)
            begin = out->length;
        fn->facts |= rows[i].gives;
        rows[i].run(fn);
        if (fn->facts & rows[i].gives)
            dump_after(fn, i, out);
        else
            out->length = begin;
    }
    return !fn->refused;
}

bool passes_has_dump(const char *name)
{
    for (int i = 0; i < N_DUMPS; i++)
        if (is_dump(&dumps[i]) && !strcmp(dumps[i].name, name))
            return true;
    return false;
}

const char *passes_dumps(struct arena *arena)
{
    const char *list = "";
    for (int i = 0; i < N_DUMPS; i++)
        if (is_dump(&dumps[i]))
            list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", dumps[i].name);
    return list;
}

bool passes_dump_wanted(const struct unit *unit, const char *name)
{
    return unit->options->dump && !strcmp(unit->options->dump, name);
}
