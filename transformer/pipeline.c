/* The passes, in their order. */
#include "pipeline.h"

#include "ast/parse.h"
#include "check/bind.h"
#include "check/elements.h"
#include "plan/functions.h"
#include "check/rules.h"
#include "diag/diag.h"
#include "dump.h"
#include "emit/emit.h"
#include "emit/header.h"
#include "flow/cfg.h"
#include "frame/frame.h"
#include "ask/ask.h"
#include "fn/fn.h"
#include "plan/plan.h"
#include "graph/graph.h"
#include "lower/lower.h"
#include "frame/scopes.h"
#include "frame/stackful.h"
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

/* How the unit goes through the passes: those in front of the oracle's answers are some texts ahead of those
 * behind them, so that it has something to read, and not so far that all trees are there at once. */
struct progress {
    struct unit *unit;
    struct plan plan;
    struct ask *ask;
    struct writer *w;
    struct buf *out;
    int checked, transformed;  /* pieces */
    int answered;              /* texts */
    bool asked;                /* all of them */
    bool wrong;                /* errors in front of the answers: there will be no output */
    bool prints, keeps;        /* keeps: all trees, for a header that is printed at the end */
    VEC(struct arena *) trees; /* of the functions of each text */
    struct arena work;         /* of one function, from the answer to the output */
    struct earlier earlier;
};
enum { TEXTS_AHEAD = 3 };

static struct arena *trees_of(struct progress *p, int text)
{
    while (p->trees.n <= text)
        VEC_PUSH(&p->unit->arena, &p->trees, ARENA_NEW(&p->unit->arena, struct arena));
    return p->trees.at[text];
}

static void check_piece(struct progress *p, const struct plan_piece *piece)
{
    if (piece->kind == PLAN_FUNCTION) {
        int before = diag_errors(p->unit);
        piece->fn->arena = p->keeps ? &p->unit->arena : trees_of(p, ask_text(p->ask));
        check_function(p->unit, piece->fn, p->out);
        p->wrong |= diag_errors(p->unit) > before;
    }
    if (!p->wrong)
        ask_piece(p->ask, piece);
}

/* After an error only errors are looked for, in all the rest. */
static void check_ahead(struct progress *p)
{
    while (p->checked < p->plan.pieces.n &&
           (p->wrong || p->checked <= p->transformed ||
            ask_sent(p->ask) < p->answered + TEXTS_AHEAD))
        check_piece(p, &p->plan.pieces.at[p->checked++]);
    if (p->checked == p->plan.pieces.n && !p->wrong && !p->asked) {
        p->asked = true;
        ask_end(p->ask);
    }
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

/* Until so many texts are answered; the functions of the one before are done with. */
static bool answer_until(struct progress *p, int number)
{
    for (; p->answered < number; p->answered++) {
        check_ahead(p);
        if (p->wrong || !oracle_answer(p->unit->oracle))
            return false;
        if (p->answered)
            arena_free(trees_of(p, p->answered - 1));
    }
    return true;
}

static bool transform_piece(struct progress *p, const struct plan_piece *piece)
{
    struct fn *fn = piece->kind == PLAN_FUNCTION ? piece->fn : NULL;
    if (fn) {
        if (!answer_until(p, fn->text_number + 1) || !ask_read(fn))
            return false;
        fn->earlier = &p->earlier;
        fn->arena = p->keeps ? &p->unit->arena : &p->work;
        transform_function(fn, p->out);
    }
    if (p->prints && !p->keeps && !diag_errors(p->unit))
        emit_piece(p->w, piece, p->out);
    if (fn)
        fn_done(&p->earlier, fn, p->keeps);
    arena_clear(&p->work);
    return true;
}

/* Each function is printed as soon as it is transformed, unless its frame may have to be shown in a header,
 * which is decided when all are known.  False: the oracle objected, or something was wrong. */
static bool transform_pieces(struct progress *p)
{
    const int n = p->plan.pieces.n;
    for (; p->transformed < n; p->transformed++) {
        check_ahead(p);
        if (p->wrong || !transform_piece(p, &p->plan.pieces.at[p->transformed]))
            return false;
    }
    check_ahead(p);
    if (p->wrong || !answer_until(p, ask_sent(p->ask)))
        return false;
    if (p->keeps)
        header_choose(p->unit, p->earlier.list.at, p->earlier.list.n);
    if (diag_errors(p->unit) || !p->prints)
        return true;
    for (int i = 0; p->keeps && i < n; i++)
        emit_piece(p->w, &p->plan.pieces.at[i], p->out);
    writer_finish(p->w, p->out);
    return true;
}

static void progress_free(struct progress *p)
{
    ask_free(p->ask);
    writer_free(p->w);
    for (int i = 0; i < p->trees.n; i++)
        arena_free(p->trees.at[i]);
    arena_free(&p->work);
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
    const struct options *options = unit->options;
    struct progress p = {.unit = unit, .out = out, .w = writer_new(unit, &unit->arena)};
    p.prints = !options->check_only && (!options->dump || dump_wants(unit, "emit"));
    p.keeps = options->header;
    p.ask = ask_new(unit, at_once, dump_wants(unit, "ask") ? out : NULL);
    source_expand(unit);
    if (dump_wants(unit, "expand"))
        dump_tokens(unit, out);
    functions_find(unit, &functions);
    p.plan = plan_make(unit, functions.list.at, functions.list.n);
    p.wrong = diag_errors(unit) > 0;
    bool fine = transform_pieces(&p);
    int status = 0;
    if (p.wrong) /* what was said of functions that are transformed already would not have been */
        status = p.answered ? AGAIN : refuse(unit, 1);
    else if (!oracle_unchanged(unit->oracle))
        status = 2;
    else if (!fine)
        status = refuse(unit, ask_sent(p.ask) > 1 ? AGAIN : 2);
    else if (diag_errors(unit))
        status = 1;
    else if (options->header && !options->dump)
        header_print(unit, functions.list.at, functions.list.n, header);
    progress_free(&p);
    return status;
}

int pipeline_run(struct unit *unit, struct buf *out, struct buf *header)
{
    int status = run(unit, unit->options->header || unit->options->dump, out, header);
    if (status != AGAIN)
        return status;
    /* A part of the bodies does not parse, although the whole file does: one depends on another.  Or
     * there are errors, and which are told should not hang on how long the file is. */
    diag_forget(unit);
    oracle_close(unit->oracle);
    unit->oracle = NULL;
    out->length = header->length = 0;
    memset(&unit->files, 0, sizeof unit->files);
    memset(&unit->tokens, 0, sizeof unit->tokens);
    memset(&unit->invocations, 0, sizeof unit->invocations);
    return run(unit, true, out, header);
}
