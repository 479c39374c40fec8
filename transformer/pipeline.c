/* The passes, in their order. */
#include "pipeline.h"

#include "ast/parse.h"
#include "check/bind.h"
#include "check/elements.h"
#include "check/functions.h"
#include "check/rules.h"
#include "diag/diag.h"
#include "dump.h"
#include "emit/emit.h"
#include "emit/header.h"
#include "flow/cfg.h"
#include "frame/frame.h"
#include "lower/ask.h"
#include "lower/fn.h"
#include "lower/plan.h"
#include "lower/graph.h"
#include "lower/lower.h"
#include "lower/scopes.h"
#include "oracle/oracle.h"
#include "source/unit.h"

#include <ctype.h>
#include <string.h>


/* parse, bind, rules: everything that can be said without knowing types. */
static void check_function(struct unit *unit, struct fn *fn, struct buf *dump)
{
    fn->root = parse_function(unit, fn->arena, fn->first, fn->end);
    if (!fn->root)
        return;
    dump_function(fn, "parse", dump);
    bind_run(fn);
    dump_function(fn, "bind", dump);
    rules_run(fn);
}

/* A va_list belongs to a call that is over when the function is resumed. */
static bool va_list_survives(struct fn *fn, int *line)
{
    for (int v = 0; v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        bool list = false;
        for (int i = 0; symbol->specs && i < symbol->specs->n_kids; i++) {
            const struct node *spec = symbol->specs->kids[i];
            list |= spec->kind == N_SPEC && (token_is(fn, spec->op, "va_list") ||
                                             token_is(fn, spec->op, "__builtin_va_list") ||
                                             token_is(fn, spec->op, "__gnuc_va_list"));
        }
        for (int s = 0; list && s < fn->suspends.n; s++)
            if (bitset_has(&fn->live[s], v)) {
                *line = token_line(fn, symbol->node->first);
                return true;
            }
    }
    return false;
}

/* Is there a suspension behind token `from`, within the node? */
static bool suspends_behind(const struct node *node, tok_id from)
{
    if (!(node->flags & NODE_HAS_SUSPEND) || node->end <= from)
        return false;
    bool own = node->kind == N_AWAIT || node->kind == N_YIELD || node->kind == N_YIELD_FROM;
    if (own && node->first >= from && !(node->flags & NODE_UNEVALUATED))
        return true;
    for (int i = 0; i < node->n_kids; i++)
        if (node->kids[i] && suspends_behind(node->kids[i], from))
            return true;
    return false;
}

/* From its declarator to the end of its block nothing may jump into a variable-length array's scope. */
static bool vla_survives(struct fn *fn, int *line)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        bool variable = symbol->kind == SYMBOL_VARIABLE || symbol->kind == SYMBOL_TYPEDEF ||
                        symbol->kind == SYMBOL_PARAMETER;
        if (!variable || !symbol->type || !symbol->scope ||
            !oracle_type(fn->unit->oracle, symbol->type).variably_modified)
            continue;
        tok_id from = symbol->init ? symbol->init->kids[0]->end : symbol->node->end;
        if (suspends_behind(symbol->scope->node, from) || symbol->kind == SYMBOL_PARAMETER) {
            *line = token_line(fn, symbol->node->first);
            return true;
        }
    }
    return false;
}

static void lower_and_analyse(struct fn *fn)
{
    lower_run(fn);
    if (!fn_is_stackless(fn))
        return;
    graph_run(fn);
    fn->live = liveness_run(&fn->cfg);
    fn->dirty = liveness_dirty(&fn->cfg, fn->live);
}

/* What only types and liveness can tell: does it have to keep a stack after all? */
static void keep_stack(struct fn *fn, const char *why, int line)
{
    rules_keep_stack(fn, why, line);
    lower_reset(fn);
    lower_and_analyse(fn);
}

static bool register_moves(struct fn *fn, int *line)
{
    for (int v = 0; v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        if (symbol->lives != LIVES_FRAME || !in_named_register(symbol))
            continue;
        *line = token_line(fn, symbol->node->first);
        return true;
    }
    return false;
}

/* The expression that a temporary stands for. */
static const struct node *kept_in(const struct node *node, const struct symbol *temp)
{
    if (node->low && node->low->temp == temp)
        return node;
    for (int i = 0; i < node->n_kids; i++) {
        const struct node *found = node->kids[i] ? kept_in(node->kids[i], temp) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

/* What is kept across a suspension must have a type that can be written. */
static void check_types(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        bool ours = symbol->kind == SYMBOL_TEMP || symbol->kind == SYMBOL_PARAMETER ||
                    symbol->lives != LIVES_LOCAL;
        if (ours && symbol->type && oracle_type(fn->unit->oracle, symbol->type).nameless) {
            const struct node *at = symbol->node ? symbol->node : kept_in(fn->root, symbol);
            diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, at ? at : fn->root),
                    "a value of a type without a name", "give the struct or union a tag");
            return;
        }
    }
}

static void verified(struct fn *fn, const char *wrong)
{
    if (wrong)
        diag_at(fn->unit, D_INTERNAL, node_range(fn, fn->root), "verify", wrong);
}

static void transform_function(struct fn *fn, struct buf *dump)
{
    static const char *const analyses[] = {"rules",     "scopes",    "conditions", "spill",
                                           "cleanup",   "cfg",       "liveness",   "conflicts",
                                           "residency", "layout",    "verify"};
    int line;
    if (fn_is_stackless(fn) && vla_survives(fn, &line))
        rules_keep_stack(fn, "variable-length array", line);
    elements_check(fn);
    lower_and_analyse(fn);
    if (fn_is_stackless(fn) && va_list_survives(fn, &line))
        keep_stack(fn, "va_list", line);
    if (fn_is_stackless(fn)) {
        verified(fn, verify_run(&fn->cfg, fn->live));
        verified(fn, verify_dirty(&fn->cfg, fn->live, fn->dirty));
        residency_run(fn);
        if (register_moves(fn, &line))
            keep_stack(fn, "a variable in a named register", line);
        else if (!scopes_run(fn, &line))
            keep_stack(fn, "a block-scope type that depends on a local", line);
    }
    check_types(fn);
    layout_run(fn);
    size_run(fn);
    rules_report_stackful(fn);
    for (size_t i = 0; i < sizeof analyses / sizeof *analyses; i++)
        dump_function(fn, analyses[i], dump);
}

static void emit_unit(struct unit *unit, struct functions *functions, struct buf *out)
{
    struct writer *w = writer_new(unit, &unit->arena);
    struct plan plan = plan_make(unit, functions->list.at, functions->list.n);
    for (int i = 0; i < plan.pieces.n; i++) {
        const struct plan_piece *piece = &plan.pieces.at[i];
        if (piece->kind == PLAN_SOURCE) {
            writer_flush(w, out);
            writer_source(w, piece->file, piece->begin, piece->end);
        } else if (piece->kind == PLAN_TOKENS) {
            writer_tokens(w, piece->first, piece->last);
        } else {
            emit_function(piece->fn, w);
            header_entries(piece->fn, w);
        }
    }
    writer_finish(w, out);
}

/* Something is wrong.  If clang finds the file in error itself, that is what is reported, and nothing
 * else: what our passes make of such a file means little. */
static int refuse(struct unit *unit, int status)
{
    if (!oracle_has_errors(unit->oracle))
        return status;
    diag_forget(unit);
    oracle_report(unit->oracle);
    return 1;
}

int pipeline_run(struct unit *unit, struct buf *out, struct buf *header)
{
    struct functions functions = {0};
    unit->oracle = oracle_open(unit);
    if (!unit->oracle)
        return 2;
    if (diag_errors(unit))
        return 1;
    source_expand(unit);
    if (dump_wants(unit, "expand"))
        dump_tokens(unit, out);
    functions_find(unit, &functions);
    for (int i = 0; i < functions.list.n; i++)
        check_function(unit, functions.list.at[i], out);
    if (diag_errors(unit))
        return refuse(unit, 1);
    if (!ask_run(unit, functions.list.at, functions.list.n, dump_wants(unit, "ask") ? out : NULL))
        return refuse(unit, 2);
    struct earlier earlier = {0};
    for (int i = 0; i < functions.list.n; i++) {
        struct fn *fn = functions.list.at[i];
        fn->earlier = &earlier;
        transform_function(fn, out);
        fn_done(&earlier, fn);
    }
    if (unit->options->header)
        header_choose(unit, functions.list.at, functions.list.n);
    if (diag_errors(unit))
        return 1;
    if (!unit->options->check_only && (!unit->options->dump || dump_wants(unit, "emit")))
        emit_unit(unit, &functions, out);
    if (unit->options->header && !unit->options->dump)
        header_print(unit, functions.list.at, functions.list.n, header);
    return 0;
}
