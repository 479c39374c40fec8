/* The way of one annotated file: expand, plan, check, ask, transform and print. */
#include "pipeline.h"

#include "ask/ask.h"
#include "check/rules.h"
#include "diag/diag.h"
#include "dump.h"
#include "emit/emit.h"
#include "emit/header.h"
#include "oracle/oracle.h"
#include "passes.h"
#include "plan/functions.h"
#include "plan/plan.h"
#include "source/unit.h"

struct road {
    struct unit *unit;
    struct functions functions;
    struct plan plan;
    struct writer *w;
    struct buf *out;
    bool prints;
    bool keeps;             /* all functions to the end, for a header */
    struct arena work;      /* of one function, from lowering to the output */
    struct finished finished;
};

/* parse, bind, rules: all checks that need no types.  After an error only errors are looked for. */
static bool check(struct road *road)
{
    for (int i = 0; i < road->functions.list.n; i++) {
        struct fn *fn = road->functions.list.at[i];
        fn->arena = &road->unit->arena;
        passes_run(fn, PASS_ask, road->out);
    }
    for (int i = 0; i < road->functions.plain.n; i++) {
        road->functions.plain.at[i]->arena = &road->work;
        rules_check_plain(road->functions.plain.at[i]);
        arena_clear(&road->work);
    }
    return !diag_errors(road->unit);
}

static void emit_piece(struct writer *w, const struct plan_piece *piece, struct buf *out)
{
    if (piece->kind == PLAN_SOURCE) {
        writer_flush(w, out);
        if (piece->text)
            writer_directive(w, piece->reading, piece->begin, piece->end, piece->text);
        else
            writer_source(w, piece->reading, piece->begin, piece->end);
    } else if (piece->kind == PLAN_TOKENS) {
        writer_tokens(w, piece->first, piece->last);
    } else {
        emit_function(piece->fn, w);
        header_entries(piece->fn, w);
    }
}

/* Each function is printed as soon as it is transformed, unless its frame may have to be shown in a header,
 * which is decided when all are known. */
static bool transform(struct road *road)
{
    struct unit *unit = road->unit;
    for (int i = 0; i < road->plan.pieces.n; i++) {
        const struct plan_piece *piece = &road->plan.pieces.at[i];
        struct fn *fn = piece->kind == PLAN_FUNCTION ? piece->fn : NULL;
        if (fn) {
            fn->finished = &road->finished;
            fn->arena = road->keeps ? &unit->arena : &road->work;
            if (!passes_run(fn, PASS_emit, road->out))
                return false;
        }
        if (road->prints && !road->keeps && !diag_errors(unit))
            emit_piece(road->w, piece, road->out);
        if (fn)
            fn_done(&road->finished, fn, road->keeps);
        arena_clear(&road->work);
    }
    return true;
}

static void finish(struct road *road)
{
    struct unit *unit = road->unit;
    if (road->keeps)
        header_choose(unit, road->finished.list.at, road->finished.list.n);
    if (diag_errors(unit) || !road->prints)
        return;
    for (int i = 0; road->keeps && i < road->plan.pieces.n; i++)
        emit_piece(road->w, &road->plan.pieces.at[i], road->out);
    writer_finish(road->w, road->out);
}

/* There is an error.  If clang finds errors in the file itself, only those are reported: the errors of our
 * passes in such a file mean little. */
static int refuse(struct unit *unit, int status)
{
    if (!oracle_has_errors(unit->oracle))
        return status;
    diag_forget(unit);
    oracle_report(unit->oracle);
    return 1;
}

static int run(struct road *road, struct buf *header)
{
    struct unit *unit = road->unit;
    const struct options *options = unit->options;
    source_expand(unit);
    if (passes_dump_wanted(unit, "expand"))
        dump_tokens(unit, road->out);
    functions_find(unit, &road->functions);
    road->plan = plan_make(unit, road->functions.list.at, road->functions.list.n);
    if (!check(road))
        return refuse(unit, 1);
    if (!ask_run(unit, &road->plan, passes_dump_wanted(unit, "ask") ? road->out : NULL)) {
        oracle_report_asked(unit->oracle);
        return refuse(unit, 2);
    }
    if (!transform(road))
        return refuse(unit, 2);
    finish(road);
    if (!oracle_unchanged(unit->oracle))
        return 2;
    if (diag_errors(unit))
        return 1;
    if (options->header && !options->dump)
        header_print(unit, road->functions.list.at, road->functions.list.n, header);
    return 0;
}

int pipeline_run(struct unit *unit, struct buf *out, struct buf *header)
{
    const struct options *options = unit->options;
    unit->oracle = oracle_open(unit);
    if (!unit->oracle)
        return 2;
    if (diag_errors(unit))
        return 1;
    struct road road = {.unit = unit, .out = out, .w = writer_new(unit, &unit->arena)};
    road.prints = !options->check_only && (!options->dump || passes_dump_wanted(unit, "emit"));
    road.keeps = options->header;
    int status = run(&road, header);
    writer_free(road.w);
    arena_free(&road.work);
    return diag_internal(unit) ? 2 : status;
}
