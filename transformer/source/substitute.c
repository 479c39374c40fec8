/* One macro, one set of arguments: its expansion, before rescanning (C11 6.10.3.1 to 6.10.3.3).
 *
 *   #define F(a, ...) a ## 1 = #a __VA_OPT__(+ __VA_ARGS__)
 *   F(x, y)           x1 = "x" + y
 *
 * The body is walked once.  A parameter that is an operand of # or ## gives its argument as it
 * was collected, any other gives it fully expanded.  Empty operands of ## are placemarkers until
 * all is pasted. */
#include "base/buf.h"
#include "base/intern.h"
#include "grammar/scanner.h"
#include "source/expand.h"

#include <string.h>

static void spoil(struct expander *x, const pp_list *tokens)
{
    for (int i = 0; i < tokens->n; i++)
        if (tokens->at[i].origin >= 0)
            x->spoiled.at[tokens->at[i].origin] = true;
}

/* 6.10.3.2: the spelling of the tokens as a string literal. */
static struct pp stringize(struct expander *x, const pp_list *tokens, bool space_before)
{
    struct buf text = {0};
    buf_putc(&text, '"');
    for (int i = 0; i < tokens->n; i++) {
        const struct pp *token = &tokens->at[i];
        if (token->kind == PP_PLACEMARKER)
            continue;
        if (i && token->space_before)
            buf_putc(&text, ' ');
        bool literal = token->kind == TOKEN_STRING || token->kind == TOKEN_CHAR;
        for (const char *c = token->text; *c; c++) {
            if (literal && (*c == '"' || *c == '\\'))
                buf_putc(&text, '\\');
            buf_putc(&text, *c);
        }
    }
    buf_putc(&text, '"');
    struct pp made = {.text = intern(text.text, text.length),
                      .kind = TOKEN_STRING,
                      .space_before = space_before,
                      .file = -1,
                      .at = PP_NOWHERE,
                      .use = -1,
                      .origin = -1};
    buf_free(&text);
    spoil(x, tokens);
    return made;
}

/* Appends right to the last token of *out. */
static void paste(struct expander *x, pp_list *out, const struct pp *right)
{
    struct pp *left = &out->at[out->n - 1];
    if (right->kind == PP_PLACEMARKER)
        return;
    if (left->kind == PP_PLACEMARKER) {
        bool space = left->space_before;
        *left = *right;
        left->space_before = space;
        return;
    }
    size_t left_length = strlen(left->text), right_length = strlen(right->text);
    char *text = arena_alloc(&x->results, left_length + right_length + 1);
    memcpy(text, left->text, left_length);
    memcpy(text + left_length, right->text, right_length);
    struct scanner *scanner = scanner_open(&x->results, text, 0, left_length + right_length);
    struct raw_token made, more;
    bool one = scanner_next(scanner, &made) && !scanner_next(scanner, &more);
    scanner_close(scanner);
    if (!one) {
        expand_error(x, "pasting formed '%s', an invalid preprocessing token", text);
        VEC_PUSH(&x->results, out, *right);
        return;
    }
    bool space = left->space_before;
    *left = (struct pp){.text = made.text,
                        .kind = made.kind,
                        .space_before = space,
                        .file = -1,
                        .at = PP_NOWHERE,
                        .use = -1,
                        .origin = -1};
}

static const pp_list *expanded(struct expander *x, struct argument *argument)
{
    if (!argument->is_expanded)
        expand_argument(x, argument);
    return &argument->expanded;
}

static void append(struct expander *x, pp_list *out, const pp_list *piece, bool space_before)
{
    if (!piece->n)
        return;
    VEC_RESERVE(&x->results, out, piece->n);
    memcpy(out->at + out->n, piece->at, (size_t)piece->n * sizeof *piece->at);
    out->at[out->n].space_before = space_before;
    out->n += piece->n;
}

struct walk {
    const struct macro *macro;
    struct argument *arguments;
};

static void walk(struct expander *x, const struct walk *w, int i, int end, pp_list *out);

/* What __VA_OPT__(...) at body[i] gives: its inside, or nothing. */
static void va_opt(struct expander *x, const struct walk *w, int i, pp_list *out)
{
    struct argument *rest = &w->arguments[w->macro->n_parameters - 1];
    if (expanded(x, rest)->n)
        walk(x, w, i + 2, w->macro->body[i].match, out);
}

/* GNU: in `, ## __VA_ARGS__` nothing is pasted; the comma goes if there are no such arguments. */
static bool is_comma_paste(const struct macro *macro, int i)
{
    return macro->variadic && i + 2 < macro->n_body && !strcmp(macro->body[i].token.text, ",") &&
           macro->body[i + 1].op == BODY_PASTE && macro->body[i + 2].op == BODY_PARAMETER &&
           macro->body[i + 2].parameter == macro->n_parameters - 1;
}

static void walk(struct expander *x, const struct walk *w, int i, int end, pp_list *out)
{
    const struct body_element *body = w->macro->body;
    int start = i;
    while (i < end) {
        const struct body_element *element = &body[i];
        if (element->op == BODY_PASTE && i > start) { /* its operands see it themselves */
            i++;
            continue;
        }
        bool paste_before = i > start + 1 && body[i - 1].op == BODY_PASTE;
        bool space = element->token.space_before;
        pp_list piece = {0};
        int after = i + 1;
        if (is_comma_paste(w->macro, i) && !paste_before && i + 2 < end) {
            const pp_list *raw = &w->arguments[body[i + 2].parameter].raw;
            if (raw->n) {
                VEC_PUSH(&x->results, &piece, element->token);
                append(x, &piece, raw, body[i + 2].token.space_before);
            }
            append(x, out, &piece, space);
            i += 3;
            if (i < end && body[i].op == BODY_PASTE && !raw->n) /* , ## __VA_ARGS__ ## x */
                VEC_PUSH(
                    &x->results, out,
                    ((struct pp){
                        .kind = PP_PLACEMARKER, .text = "", .file = -1, .use = -1, .origin = -1}));
            continue;
        }
        if (element->op == BODY_STRINGIZE && i + 1 < end) {
            if (body[i + 1].op == BODY_PARAMETER) {
                VEC_PUSH(&x->results, &piece,
                         stringize(x, &w->arguments[body[i + 1].parameter].raw, space));
                after = i + 2;
            } else {
                pp_list inside = {0};
                va_opt(x, w, i + 1, &inside);
                VEC_PUSH(&x->results, &piece, stringize(x, &inside, space));
                after = body[i + 1].match + 1;
            }
        } else if (element->op == BODY_VA_OPT) {
            va_opt(x, w, i, &piece);
            after = element->match + 1;
        } else if (element->op != BODY_PARAMETER) {
            VEC_PUSH(&x->results, &piece, element->token);
        }
        bool paste_after = after + 1 < end && body[after].op == BODY_PASTE;
        if (element->op == BODY_PARAMETER && !paste_before && !paste_after) { /* mostly, and long */
            VEC_RESERVE(&x->results, out,
                        expanded(x, &w->arguments[element->parameter])->n + end - i);
            append(x, out, expanded(x, &w->arguments[element->parameter]), space);
            i = after;
            continue;
        }
        if (element->op == BODY_PARAMETER) {
            struct argument *argument = &w->arguments[element->parameter];
            spoil(x, &argument->raw);
            append(x, &piece, &argument->raw, space);
        }
        if (!piece.n && (paste_before || paste_after))
            VEC_PUSH(&x->results, &piece,
                     ((struct pp){.kind = PP_PLACEMARKER,
                                  .text = "",
                                  .space_before = space,
                                  .file = -1,
                                  .use = -1,
                                  .origin = -1}));
        int from = 0;
        if (paste_before && out->n && piece.n)
            paste(x, out, &piece.at[from++]);
        for (; from < piece.n; from++)
            VEC_PUSH(&x->results, out, piece.at[from]);
        i = after;
    }
}

void substitute(struct expander *x, const struct macro *macro, struct argument *arguments,
                pp_list *out)
{
    struct walk w = {macro, arguments};
    walk(x, &w, 0, macro->n_body, out);
    bool space = false; /* an argument that is empty leaves its space to what follows */
    int n = 0;
    for (int i = 0; i < out->n; i++) {
        if (out->at[i].kind == PP_PLACEMARKER) {
            space |= out->at[i].space_before;
            continue;
        }
        out->at[n] = out->at[i];
        out->at[n++].space_before |= space;
        space = false;
    }
    out->n = n;
}
