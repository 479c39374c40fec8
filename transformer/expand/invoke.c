/* The text still to be read, and invocations: collecting arguments, and putting the expansion in front
 * of that text.  expand.c explains the algorithm. */
#include "expand/expand.h"

#include <string.h>

/* ---- input ---- */

void push_run(struct expander *x, struct input *in, const pp_list *tokens, struct macro *macro,
              bool space)
{
    struct run run = {tokens->at, tokens->n, 0, macro, space};
    if (!run.n)
        return;
    if (macro)
        macro->expanding++;
    VEC_PUSH(&x->results, &in->runs, run);
}

/* The newest run is used up: its macro may be expanded again. */
static void pop_run(struct input *in)
{
    const struct run *run = &in->runs.at[--in->runs.n];
    in->space |= run->space;
    if (run->macro)
        run->macro->expanding--;
}

bool next_of_runs(struct input *in, struct pp *token)
{
    while (in->runs.n) {
        struct run *run = &in->runs.at[in->runs.n - 1];
        if (run->i < run->n) {
            *token = run->at[run->i++];
            token->space_before |= in->space;
            in->space = false;
            return true;
        }
        pop_run(in);
    }
    return false;
}

/* Takes the token that stream_peek showed: it becomes part of the present invocation's text. */
static void take_from_file(struct expander *x, struct pp *token)
{
    stream_take(x->stream);
    token->origin = x->spoiled.n;
    VEC_PUSH(&x->unit->arena, &x->spoiled, false);
    x->unit->invocations.at[x->invocation].end = token->end;
}

bool take_parenthesis(struct expander *x, struct input *in)
{
    for (int i = in->runs.n - 1; i >= 0; i--) {
        struct run *run = &in->runs.at[i];
        if (run->i == run->n)
            continue;
        if (strcmp(run->at[run->i].text, "(") != 0)
            return false;
        run->i++;
        while (in->runs.n > i + 1)
            pop_run(in);
        return true;
    }
    struct pp token;
    if (!in->from_file || stream_peek(x->stream, &token) != STREAM_TOKEN ||
        strcmp(token.text, "(") != 0)
        return false;
    while (in->runs.n)
        pop_run(in);
    take_from_file(x, &token);
    return true;
}

bool next_of_arguments(struct expander *x, struct input *in, struct pp *token)
{
    if (next_of_runs(in, token))
        return true;
    while (in->from_file) {
        switch (stream_peek(x->stream, token)) {
        case STREAM_TOKEN:
            take_from_file(x, token);
            return true;
        case STREAM_PRAGMA: /* stays where it is if the invocation is printed as written */
            stream_take(x->stream);
            break;
        case STREAM_INCLUDE:
            expand_error(x, "#include within the arguments of a macro");
            return false;
        case STREAM_FILE_END:
            return false;
        }
    }
    return false;
}

/* ---- invocations ---- */

/* An argument that is in the newest run, together with the token that ends it, needs no copy: how many tokens
 * of that run it has, or -1.  `rest`: commas do not end it. */
static int in_newest_run(const struct input *in, bool rest)
{
    if (!in->runs.n)
        return -1;
    const struct run *run = &in->runs.at[in->runs.n - 1];
    int depth = 0;
    for (int i = run->i; i < run->n; i++) {
        const struct pp *token = &run->at[i];
        if (token->kind != TOKEN_PUNCT || token->text[1])
            continue;
        char c = token->text[0];
        if (depth == 0 && (c == ')' || (c == ',' && !rest)))
            return i - run->i;
        depth += (c == '(') - (c == ')');
    }
    return -1;
}

/* The argument that begins here, if it is in one run; `present` has no token yet. */
static void take_whole(struct input *in, struct argument *present, bool rest)
{
    int n = in_newest_run(in, rest);
    if (n <= 0)
        return;
    struct run *run = &in->runs.at[in->runs.n - 1];
    present->raw = (pp_list){.at = (struct pp *)run->at + run->i, .n = n, .capacity = n};
    run->i += n;
}

static void paint(struct expander *x, pp_list *tokens, const char *name)
{
    bool copied = false; /* they may be a run's */
    for (int i = 0; i < tokens->n; i++) {
        if (tokens->at[i].text != name || tokens->at[i].painted)
            continue;
        if (!copied) {
            pp_list copy = {0};
            VEC_RESERVE(&x->arguments, &copy, tokens->n);
            memcpy(copy.at, tokens->at, (size_t)tokens->n * sizeof *copy.at);
            copy.n = tokens->n;
            *tokens = copy;
            copied = true;
        }
        tokens->at[i].painted = true;
    }
}

/* The arguments continue after the end of an expansion: its macro's name in it was not to be expanded, and
 * will not be, though the macro may be again. */
static void leave_runs(struct expander *x, struct input *in, struct argument *arguments, int n,
                       struct argument *present)
{
    while (in->runs.n && in->runs.at[in->runs.n - 1].i == in->runs.at[in->runs.n - 1].n) {
        const struct macro *macro = in->runs.at[in->runs.n - 1].macro;
        pop_run(in);
        if (!macro)
            continue;
        for (int i = 0; i < n; i++)
            paint(x, &arguments[i].raw, macro->name);
        paint(x, &present->raw, macro->name);
    }
}

/* Reads the arguments after the '('.  NULL on error. */
static struct argument *collect(struct expander *x, struct input *in, const struct macro *macro)
{
    VEC(struct argument) arguments = {0};
    struct argument present = {0};
    struct pp token;
    int depth = 0;
    bool rest = macro->variadic && macro->n_parameters <= 1; /* commas do not end it */
    take_whole(in, &present, rest);
    for (;;) {
        leave_runs(x, in, arguments.at, arguments.n, &present);
        if (!next_of_arguments(x, in, &token)) {
            expand_error(x, "unterminated argument list invoking macro '%s'", macro->name);
            return NULL;
        }
        if (token.kind == TOKEN_PUNCT && !token.text[1]) {
            char c = token.text[0];
            if (c == '(')
                depth++;
            if (c == ')' && depth-- == 0)
                break;
            if (c == ',' && depth == 0 && !rest) {
                VEC_PUSH(&x->arguments, &arguments, present);
                present = (struct argument){0};
                rest = macro->variadic && arguments.n + 1 >= macro->n_parameters;
                take_whole(in, &present, rest);
                continue;
            }
        }
        VEC_PUSH(&x->arguments, &present.raw, token);
    }
    if (macro->variadic && macro->n_parameters == 1 && !present.raw.n) /* F(): none, or an empty one */
        present.omitted = !x->unit->dialect.strict;
    if (macro->n_parameters || arguments.n || present.raw.n)
        VEC_PUSH(&x->arguments, &arguments, present);
    if (macro->variadic && arguments.n == macro->n_parameters - 1)
        VEC_PUSH(&x->arguments, &arguments, ((struct argument){.omitted = true}));
    if (arguments.n != macro->n_parameters) {
        expand_error(x, "macro '%s' takes %d argument%s, but %d given", macro->name,
                     macro->n_parameters, macro->n_parameters == 1 ? "" : "s", arguments.n);
        return NULL;
    }
    if (!arguments.n) /* no parameters: a list, but an empty one */
        VEC_PUSH(&x->arguments, &arguments, ((struct argument){0}));
    return arguments.at;
}

void invoke(struct expander *x, struct input *in, const struct pp *name, struct macro *macro)
{
    pp_list result = {0};
    struct argument *arguments = NULL;
    struct arena_mark mark = arena_mark(&x->arguments);
    if (macro->is_function) {
        arguments = collect(x, in, macro);
        if (!arguments) {
            arena_release(&x->arguments, mark);
            return;
        }
    }
    bool space = substitute(x, macro, arguments, &result);
    arena_release(&x->arguments, mark);
    for (int i = 0; i < result.n; i++)
        if (result.at[i].at == PP_NOWHERE)
            result.at[i].at = name->at;
    if (result.n)
        result.at[0].space_before |= name->space_before;
    else
        in->space |= space || name->space_before;
    if (!macro->is_function && result.n == 1 && name->origin >= 0 &&
        !strncmp(result.at[0].text, "TD_", 3)) { /* `await` in an argument: written there */
        result.at[0].file = name->file;
        result.at[0].begin = name->begin;
        result.at[0].end = name->end;
        result.at[0].origin = name->origin;
    }
    push_run(x, in, &result, macro, space);
}
