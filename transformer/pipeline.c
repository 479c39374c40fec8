/* The passes, in their order. */
#include "pipeline.h"

#include "ast/parse.h"
#include "check/bind.h"
#include "check/rules.h"
#include "diag/diag.h"
#include "dump.h"
#include "emit/emit.h"
#include "flow/cfg.h"
#include "frame/frame.h"
#include "lower/ask.h"
#include "lower/fn.h"
#include "lower/gaps.h"
#include "lower/graph.h"
#include "lower/lower.h"
#include "lower/scopes.h"
#include "oracle/oracle.h"
#include "source/unit.h"

#include <ctype.h>
#include <string.h>

struct functions {
    VEC(struct fn *) list;
};

static bool has_keyword(const struct unit *unit, tok_id first, tok_id end)
{
    static const char *const words[] = {"TD_AWAIT",    "TD_YIELD",      "TD_FOREACH", "TD_DEFER",
                                        "TD_RECEIVED", "TD_YIELD_FROM", NULL};
    for (tok_id t = first; t < end; t++) {
        const char *text = unit->tokens.at[t].text;
        if (unit->tokens.at[t].kind != TOKEN_IDENT || text[0] != 'T' || text[1] != 'D')
            continue;
        for (int i = 0; words[i]; i++)
            if (!strcmp(words[i], text))
                return true;
    }
    return false;
}

/* The end of the function definition that begins at `first`: behind the brace that closes its body. */
static tok_id definition_end(const struct unit *unit, tok_id first, uint32_t body, tok_id limit)
{
    int depth = 0;
    bool inside = false;
    for (tok_id t = first; t < limit; t++) {
        const struct token *token = &unit->tokens.at[t];
        if (token->kind != TOKEN_PUNCT)
            continue;
        bool open = !strcmp(token->text, "{") || !strcmp(token->text, "<%");
        bool close = !strcmp(token->text, "}") || !strcmp(token->text, "%>");
        if (open && (token->at_begin >= body || inside))
            inside = true, depth++;
        else if (close && inside && --depth == 0)
            return t + 1;
    }
    return limit;
}

/* A definition that comes out of a macro, perhaps among others: the first one from `at` on that
 * declares the name and has a body. */
static tok_id generated_definition(const struct unit *unit, tok_id at, const char *name,
                                   tok_id *end)
{
    int parens = 0;
    bool named = false;
    tok_id start = at, t = at;
    for (; unit->tokens.at[t].kind != TOKEN_END; t++) {
        const struct token *token = &unit->tokens.at[t];
        const char *text = token->text;
        named |= text == name && !strcmp(unit->tokens.at[t + 1].text, "(");
        if (token->kind != TOKEN_PUNCT)
            continue;
        parens += !strcmp(text, "(") - !strcmp(text, ")");
        if (parens)
            continue;
        if (!strcmp(text, ";")) {
            start = t + 1;
            named = false;
        } else if (!strcmp(text, "{") || !strcmp(text, "<%")) {
            bool body = t > start && !strcmp(unit->tokens.at[t - 1].text, ")");
            tok_id after = definition_end(unit, t, 0, unit->tokens.n - 1);
            if (named) {
                *end = after;
                return start;
            }
            if (body)
                start = after;
            t = after - 1;
        }
    }
    *end = t;
    return start;
}

static enum fn_kind kind_of(const struct function_info *info)
{
    bool is_async = info->flags & FUNCTION_ASYNC;
    if (info->flags & FUNCTION_GENERATOR)
        return is_async ? FN_ASYNC_GENERATOR : FN_GENERATOR;
    return is_async ? FN_ASYNC : FN_PLAIN;
}

/* The function's name in one of its declarations; all of that where a macro wrote the name. */
static struct range name_in(const struct unit *unit, const char *name, struct range_ declaration)
{
    struct range all = {declaration.file, declaration.begin, declaration.end};
    if (all.file < 0)
        return all;
    const char *text = unit->files.at[all.file].text;
    uint32_t length = (uint32_t)strlen(name);
    for (uint32_t at = all.begin; at + length <= all.end && text[at] != '{'; at++) {
        bool word = isalnum((unsigned char)text[at]) || text[at] == '_';
        uint32_t end = at;
        while (isalnum((unsigned char)text[end]) || text[end] == '_')
            end++;
        if (word && end - at == length && !memcmp(text + at, name, length))
            return (struct range){all.file, at, end};
        at = word ? end - 1 : at;
    }
    return all;
}

/* Declarations disagree about async, or about being a generator. */
static void report_mismatch(struct unit *unit, const struct function_info *info)
{
    static const char *const alike[] = {"not async", "async", "not async", "async"};
    static const char *const kinds[] = {"as a plain function", "as an async function",
                                        "as a generator", "as an async generator"};
    unsigned here = info->other_flags, before = info->first_flags;
    const char *const *words = (here ^ before) & FUNCTION_GENERATOR ? kinds : alike;
    diag_at(unit, D_ASYNC_MISMATCH, name_in(unit, info->name, info->other), info->name, words[here],
            words[before]);
    diag_note(unit, name_in(unit, info->name, info->first), "the earlier declaration is here");
}

/* The functions that the tool rewrites: those that are async or generators, or use a keyword. */
static void find_functions(struct unit *unit, struct functions *functions)
{
    int n;
    const struct function_info *const *infos = oracle_definitions(unit->oracle, &n);
    tok_id at = 0;
    for (int i = 0; i < n; i++) {
        const struct function_info *info = infos[i];
        if (info->mismatch)
            report_mismatch(unit, info);
        if (info->file != 0)
            continue;
        if (at < unit->tokens.n && (unit->tokens.at[at].at_file != 0 ||
                                    unit->tokens.at[at].at_begin < info->begin))
            while (unit->tokens.at[at].kind != TOKEN_END &&
                   (unit->tokens.at[at].at_file != 0 ||
                    unit->tokens.at[at].at_begin < info->begin))
                at++;
        while (unit->tokens.at[at].kind == TOKEN_PUNCT && !strcmp(unit->tokens.at[at].text, ";"))
            at++;
        tok_id end;
        if (unit->tokens.at[at].invocation < 0)
            end = definition_end(unit, at, info->body_begin, unit->tokens.n - 1);
        else
            at = generated_definition(unit, at, info->name, &end);
        if (info->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR) || has_keyword(unit, at, end)) {
            struct fn *fn = ARENA_NEW(&unit->arena, struct fn);
            fn->unit = unit;
            fn->arena = &unit->arena;
            fn->info = info;
            fn->name = info->name;
            fn->kind = kind_of(info);
            fn->first = at;
            fn->end = end;
            VEC_PUSH(&unit->arena, &functions->list, fn);
        }
        at = end;
    }
}

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

static bool vla_survives(struct fn *fn, int *line)
{
    for (int i = 0; i < fn->symbols.n; i++) {
        const struct symbol *symbol = fn->symbols.at[i];
        if (symbol->kind != SYMBOL_VARIABLE || !symbol->type || !symbol->scope ||
            !oracle_type(fn->unit->oracle, symbol->type).variably_modified)
            continue;
        if (symbol->scope->node->flags & NODE_HAS_SUSPEND) {
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
    lower_and_analyse(fn);
    if (fn_is_stackless(fn) && va_list_survives(fn, &line))
        keep_stack(fn, "va_list", line);
    if (fn_is_stackless(fn)) {
        verified(fn, verify_run(&fn->cfg, fn->live));
        verified(fn, verify_dirty(&fn->cfg, fn->live, fn->dirty));
        residency_run(fn);
        if (!scopes_run(fn, &line))
            keep_stack(fn, "a block-scope type that depends on a local", line);
    }
    layout_run(fn);
    size_run(fn);
    rules_report_stackful(fn);
    for (size_t i = 0; i < sizeof analyses / sizeof *analyses; i++)
        dump_function(fn, analyses[i], dump);
}

static void emit_unit(struct unit *unit, struct functions *functions, struct buf *out)
{
    struct writer *w = writer_new(unit, &unit->arena);
    struct gaps gaps = {.invocation = -1};
    for (int i = 0; i < functions->list.n; i++) {
        struct fn *fn = functions->list.at[i];
        struct gap gap = gap_before(unit, &gaps, fn->first, fn->end);
        writer_tokens(w, gap.trail_first, gap.trail_end);
        writer_source(w, 0, gap.begin, gap.end);
        writer_tokens(w, gap.lead_first, gap.lead_end);
        emit_function(fn, w);
    }
    struct gap gap = gap_before(unit, &gaps, -1, -1);
    writer_tokens(w, gap.trail_first, gap.trail_end);
    writer_source(w, 0, gap.begin, (uint32_t)unit->files.at[0].length);
    writer_finish(w, out);
}

int pipeline_run(struct unit *unit, struct buf *out, struct buf *header)
{
    struct functions functions = {0};
    (void)header;
    unit->oracle = oracle_open(unit);
    if (!unit->oracle)
        return 2;
    if (diag_errors(unit))
        return 1;
    source_expand(unit);
    if (dump_wants(unit, "expand"))
        dump_tokens(unit, out);
    find_functions(unit, &functions);
    for (int i = 0; i < functions.list.n; i++)
        check_function(unit, functions.list.at[i], out);
    if (diag_errors(unit))
        return 1;
    if (!ask_run(unit, functions.list.at, functions.list.n, dump_wants(unit, "ask") ? out : NULL))
        return 2;
    for (int i = 0; i < functions.list.n; i++) {
        struct fn *fn = functions.list.at[i];
        fn->earlier = functions.list.at;
        fn->n_earlier = i;
        transform_function(fn, out);
    }
    if (diag_errors(unit))
        return 1;
    if (!unit->options->check_only && (!unit->options->dump || dump_wants(unit, "emit")))
        emit_unit(unit, &functions, out);
    return 0;
}
