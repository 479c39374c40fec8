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
#include "lower/stack.h"
#include "lower/varying.h"
#include "oracle/oracle.h"
#include "source/unit.h"

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

/* What is kept across a suspension must have a type that can be written. */
static void check_types(struct fn *fn)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        bool ours = symbol->kind == SYMBOL_TEMP || symbol->kind == SYMBOL_PARAMETER ||
                    symbol->lives != LIVES_LOCAL;
        if (ours && symbol->type && oracle_type(fn->unit->oracle, symbol->type).nameless) {
            const struct node *at = symbol->node ? symbol->node : varying_find(fn->root, symbol);
            diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, at ? at : fn->root),
                    "a value of a type without a name", "give the struct or union a tag");
            return;
        }
    }
    const struct node *varying = varying_run(fn);
    if (varying)
        diag_at(fn->unit, D_UNSUPPORTED, node_range(fn, varying),
                "a value whose type has a variable length", "keep it in a variable");
}

static void verified(struct fn *fn, const char *wrong)
{
    if (wrong)
        diag_at(fn->unit, D_INTERNAL, node_range(fn, fn->root), "verify", wrong);
}

static void verify_layout(struct fn *fn)
{
    int *slot = ARENA_ARRAY(fn->arena, int, fn->vars.n + 1);
    for (int v = 0; v < fn->vars.n; v++)
        slot[v] = fn->vars.at[v]->slot;
    verified(fn, verify_slots(&fn->cfg, fn->live, slot));
}

static void transform_function(struct fn *fn, struct buf *dump)
{
    static const char *const analyses[] = {"rules",     "scopes",    "conditions", "spill",
                                           "cleanup",   "cfg",       "liveness",   "conflicts",
                                           "residency", "layout",    "verify"};
    int line;
    if (fn_is_stackless(fn) && stack_holds_array(fn, &line))
        rules_keep_stack(fn, "variable-length array", line);
    elements_check(fn);
    lower_and_analyse(fn);
    const char *lost = fn_is_stackless(fn) ? stack_lost(fn, &line) : NULL;
    if (lost)
        keep_stack(fn, lost, line);
    if (fn_is_stackless(fn)) {
        verified(fn, verify_run(&fn->cfg, fn->live));
        verified(fn, verify_dirty(&fn->cfg, fn->live, fn->dirty));
        residency_run(fn);
        if (stack_holds_register(fn, &line))
            keep_stack(fn, "a variable in a named register", line);
        else if (!scopes_run(fn, &line))
            keep_stack(fn, "a block-scope type that depends on a local", line);
    }
    check_types(fn);
    layout_run(fn);
    if (fn_is_stackless(fn))
        verify_layout(fn);
    size_run(fn);
    rules_report_stackful(fn);
    for (size_t i = 0; i < sizeof analyses / sizeof *analyses; i++)
        dump_function(fn, analyses[i], dump);
}

/* The passes in front of the oracle's answer, for all functions; gives how many answers there will be. */
static int check_unit(struct unit *unit, const struct plan *plan, bool at_once, struct buf *dump)
{
    struct ask *ask = ask_new(unit, at_once, dump_wants(unit, "ask") ? dump : NULL);
    for (int i = 0; i < plan->pieces.n; i++) {
        const struct plan_piece *piece = &plan->pieces.at[i];
        if (piece->kind == PLAN_FUNCTION)
            check_function(unit, piece->fn, dump);
        if (!diag_errors(unit))
            ask_piece(ask, piece);
    }
    return ask_end(ask);
}

static void emit_piece(struct writer *w, const struct plan_piece *piece, struct buf *out)
{
    if (piece->kind == PLAN_SOURCE) {
        writer_flush(w, out);
        if (piece->text)
            writer_directive(w, piece->file, piece->begin, piece->end, piece->text);
        else
            writer_source(w, piece->file, piece->begin, piece->end);
    } else if (piece->kind == PLAN_TOKENS) {
        writer_tokens(w, piece->first, piece->last);
    } else {
        emit_function(piece->fn, w);
        header_entries(piece->fn, w);
    }
}

/* What the passes behind it share. */
struct transforming {
    struct unit *unit;
    struct writer *w;
    struct buf *out;
    struct earlier earlier;
    struct arena work; /* of one function, from the answer to the output */
    VEC(struct fn *) done;
    int answered;
    bool prints;
};

static bool answer_until(struct transforming *t, int number)
{
    for (; t->answered < number; t->answered++)
        if (!oracle_answer(t->unit->oracle))
            return false;
    return true;
}

static bool transform_piece(struct transforming *t, const struct plan_piece *piece)
{
    bool header = t->unit->options->header;
    if (piece->kind == PLAN_FUNCTION) {
        struct fn *fn = piece->fn;
        if (!answer_until(t, fn->text_number + 1))
            return false;
        ask_read(fn);
        fn->earlier = &t->earlier;
        fn->arena = header ? &t->unit->arena : &t->work;
        transform_function(fn, t->out);
        fn_done(&t->earlier, fn);
        VEC_PUSH(&t->unit->arena, &t->done, fn);
    }
    if (t->prints && !header && !diag_errors(t->unit))
        emit_piece(t->w, piece, t->out);
    arena_clear(&t->work);
    return true;
}

static bool transform_pieces(struct transforming *t, const struct plan *plan, int n_texts)
{
    bool header = t->unit->options->header;
    for (int i = 0; i < plan->pieces.n; i++)
        if (!transform_piece(t, &plan->pieces.at[i]))
            return false;
    if (!answer_until(t, n_texts))
        return false;
    if (header)
        header_choose(t->unit, t->done.at, t->done.n);
    if (diag_errors(t->unit) || !t->prints)
        return true;
    for (int i = 0; header && i < plan->pieces.n; i++)
        emit_piece(t->w, &plan->pieces.at[i], t->out);
    writer_finish(t->w, t->out);
    return true;
}

/* The passes behind it: each function is printed as soon as it is transformed, unless its frame may have
 * to be shown in a header, which is decided when all are known.  False: the oracle objected. */
static bool transform_unit(struct unit *unit, const struct plan *plan, int n_texts, struct buf *out)
{
    const struct options *options = unit->options;
    struct transforming t = {.unit = unit, .out = out, .w = writer_new(unit, &unit->arena)};
    t.prints = !options->check_only && (!options->dump || dump_wants(unit, "emit"));
    bool fine = transform_pieces(&t, plan, n_texts);
    writer_free(t.w);
    arena_free(&t.work);
    return fine;
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

enum { AGAIN = -1 };

/* The oracle is asked at_once about the whole file, or else about one part after the other. */
static int run(struct unit *unit, bool at_once, struct buf *out, struct buf *header)
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
    struct plan plan = plan_make(unit, functions.list.at, functions.list.n);
    int n_texts = check_unit(unit, &plan, at_once, out);
    if (diag_errors(unit))
        return refuse(unit, 1);
    bool fine = transform_unit(unit, &plan, n_texts, out);
    if (!oracle_unchanged(unit->oracle))
        return 2;
    if (!fine)
        return refuse(unit, n_texts > 1 ? AGAIN : 2);
    if (diag_errors(unit))
        return 1;
    if (unit->options->header && !unit->options->dump)
        header_print(unit, functions.list.at, functions.list.n, header);
    return 0;
}

int pipeline_run(struct unit *unit, struct buf *out, struct buf *header)
{
    int status = run(unit, unit->options->header || unit->options->dump, out, header);
    if (status != AGAIN)
        return status;
    /* A part of the bodies does not parse, although the whole file does: one depends on another. */
    diag_forget(unit);
    oracle_close(unit->oracle);
    unit->oracle = NULL;
    out->length = header->length = 0;
    memset(&unit->files, 0, sizeof unit->files);
    memset(&unit->tokens, 0, sizeof unit->tokens);
    memset(&unit->invocations, 0, sizeof unit->invocations);
    return run(unit, true, out, header);
}
