#include "plan/functions.h"

#include "base/word.h"
#include "diag/diag.h"

#include <stdlib.h>
#include <string.h>

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

/* The end of the function definition that begins at `first`: after the brace that closes its body. */
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

/* Does the declaration of an old-style parameter begin here, after `f(x)`? */
static bool begins_parameter(const struct token *token)
{
    static const char *const others[] = {"__attribute__", "__attribute", "asm", "__asm__", "__asm"};
    if (token->kind != TOKEN_IDENT)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(token->text, others[i]))
            return false;
    return true;
}

/* A definition that comes out of a macro, perhaps among others: the first one from `at` on that
 * declares the name and has a body. */
static tok_id generated_definition(const struct unit *unit, tok_id at, const char *name,
                                   tok_id *end)
{
    int parens = 0;
    bool named = false, old_style = false;
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
        if (!strcmp(text, ")") && named && begins_parameter(token + 1))
            old_style = true;
        if (!strcmp(text, ";") && !old_style) {
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

/* The function's name in one of its declarations; the whole declaration if a macro wrote the name. */
static struct range name_in(const struct unit *unit, const char *name, struct range_ declaration)
{
    struct range all = {declaration.file, declaration.begin, declaration.end};
    if (all.file < 0)
        return all;
    const char *text = unit->files.at[all.file].text;
    uint32_t length = (uint32_t)strlen(name);
    for (uint32_t at = all.begin; at + length <= all.end && text[at] != '{'; at++) {
        bool word = is_word(text[at]);
        uint32_t end = at;
        while (is_word(text[end]))
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

/* The first token from `at` on that is in a reading at or after an offset; the end if there is none. */
static tok_id seek(const struct unit *unit, tok_id at, int32_t reading, uint32_t offset)
{
    while (unit->tokens.at[at].kind != TOKEN_END &&
           (unit->tokens.at[at].at_begin < offset || token_reading(unit, &unit->tokens.at[at]) != reading))
        at++;
    return at;
}

/* Readings whose tokens are in the stream. */
static bool *joined_readings(struct unit *unit)
{
    bool *joined = ARENA_ARRAY(&unit->arena, bool, oracle_readings(unit->oracle) + 1);
    joined[0] = true;
    for (int i = 0; i < unit->invocations.n; i++)
        if (unit->invocations.at[i].is_include)
            joined[unit->invocations.at[i].reading] = true;
    return joined;
}

/* Is there a call, where a statement or an operand of a comma may begin, that makes a task or a generator? */
static bool makes_handle(const struct unit *unit, tok_id first, tok_id end)
{
    for (tok_id t = first + 1; t + 1 < end; t++) {
        const struct token *token = &unit->tokens.at[t];
        if (token->kind != TOKEN_IDENT || token[1].text[0] != '(' || !strchr(";{}():,", token[-1].text[0]))
            continue;
        const struct function_info *info = oracle_function(unit->oracle, token->text);
        if (!strcmp(token->text, "td_spawn") || (info && info->flags & FUNCTION_GENERATOR))
            return true;
    }
    return false;
}

static struct fn *fn_new(struct unit *unit, const struct function_info *info, tok_id first, tok_id end)
{
    struct fn *fn = ARENA_NEW(&unit->arena, struct fn);
    fn->unit = unit;
    fn->arena = &unit->arena;
    fn->info = info;
    fn->name = info->name;
    fn->kind = kind_of(info);
    fn->first = first;
    fn->end = end;
    return fn;
}

/* The tokens of a definition, looked for from `at` on; -1: not there. */
static tok_id locate(const struct unit *unit, tok_id at, const struct function_info *info,
                     tok_id *end)
{
    tok_id first = seek(unit, at, info->reading, info->begin);
    while (unit->tokens.at[first].kind == TOKEN_PUNCT && !strcmp(unit->tokens.at[first].text, ";"))
        first++;
    if (unit->tokens.at[first].kind == TOKEN_END)
        return -1;
    int32_t invocation = unit->tokens.at[first].invocation;
    if (invocation < 0 || unit->invocations.at[invocation].is_include)
        *end = definition_end(unit, first, info->body_begin, unit->tokens.n - 1);
    else
        first = generated_definition(unit, first, info->name, end);
    return unit->tokens.at[first].kind == TOKEN_END || first == *end ? -1 : first;
}

static int by_tokens(const void *a, const void *b)
{
    const struct fn *x = *(struct fn *const *)a, *y = *(struct fn *const *)b;
    return (x->first > y->first) - (x->first < y->first);
}

void functions_find(struct unit *unit, struct functions *functions)
{
    int n;
    const struct function_info *const *infos = oracle_definitions(unit->oracle, &n);
    const bool *joined = joined_readings(unit);
    tok_id at = 0;
    for (int i = 0; i < n; i++) {
        const struct function_info *info = infos[i];
        if (info->mismatch)
            report_mismatch(unit, info);
        if (!joined[info->reading])
            continue;
        tok_id end, first = locate(unit, at, info, &end);
        if (first < 0) /* of the functions that one macro makes, the order is unknown */
            first = locate(unit, 0, info, &end);
        if (first < 0)
            continue;
        if (info->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR) || has_keyword(unit, first, end))
            VEC_PUSH(&unit->arena, &functions->list, fn_new(unit, info, first, end));
        else if (makes_handle(unit, first, end))
            VEC_PUSH(&unit->arena, &functions->plain, fn_new(unit, info, first, end));
        at = end;
    }
    if (functions->list.n)
        qsort(functions->list.at, (size_t)functions->list.n, sizeof *functions->list.at, by_tokens);
}
