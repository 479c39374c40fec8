/* One macro, one set of arguments: its expansion, before rescanning (C11 6.10.3.1 to 6.10.3.3).
 *
 *   #define F(a, ...) a ## 1 = #a __VA_OPT__(+ __VA_ARGS__)
 *   F(x, y)           x1 = "x" + y
 *
 * The body is walked once.  A parameter that is an operand of # or ## gives its argument as
 * collected, any other gives it fully expanded.  Empty operands of ## are placemarkers until
 * all is pasted. */
#include "base/buf.h"
#include "base/intern.h"
#include "grammar/scanner.h"
#include "expand/expand.h"

#include <string.h>

static void spoil(struct expander *x, const pp_list *tokens)
{
    for (int i = 0; i < tokens->n; i++)
        if (tokens->at[i].origin >= 0)
            x->spoiled.at[tokens->at[i].origin] = true;
}

/* 6.10.3.2: the spelling of the tokens as a string literal. */
static struct pp stringize(struct expander *x, const pp_list *tokens)
{
    struct buf text = {0};
    buf_putc(&text, '"');
    bool space = false; /* an empty expansion leaves its space to the next token */
    for (int i = 0; i < tokens->n; i++) {
        const struct pp *token = &tokens->at[i];
        space |= token->space_before;
        if (token->kind == PP_PLACEMARKER)
            continue;
        if (space && text.length > 1)
            buf_putc(&text, ' ');
        space = false;
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
    struct scanner *scanner = scanner_open(&x->results, text, 0, left_length + right_length,
                                           x->unit->dialect.separators);
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

/* Appends the piece without its first, which is pasted already, or with it, after a space or not. */
static void append(struct expander *x, pp_list *out, const pp_list *piece, int first, bool space)
{
    int n = piece->n - first;
    if (!n)
        return;
    VEC_RESERVE(&x->results, out, n);
    memcpy(out->at + out->n, piece->at + first, (size_t)n * sizeof *piece->at);
    if (!first)
        out->at[out->n].space_before = space;
    out->n += n;
}

struct pp pp_placemarker(bool space_before)
{
    return (struct pp){.kind = PP_PLACEMARKER,
                       .text = "",
                       .space_before = space_before,
                       .file = -1,
                       .use = -1,
                       .origin = -1};
}

struct walk {
    const struct macro *macro;
    struct argument *arguments;
};

static void walk(struct expander *x, const struct walk *w, int i, int end, pp_list *out);

/* The expansion of __VA_OPT__(...) at body[i]: its inside, or nothing. */
static void va_opt(struct expander *x, const struct walk *w, int i, pp_list *out)
{
    struct argument *rest = &w->arguments[w->macro->n_parameters - 1];
    if (expanded(x, rest)->n)
        walk(x, w, i + 2, w->macro->body[i].match, out);
}

static struct argument *argument_of(const struct walk *w, const struct body_element *element)
{
    return &w->arguments[element->parameter];
}

static bool is_rest(const struct walk *w, const struct body_element *element)
{
    return w->macro->variadic && element->op == BODY_PARAMETER &&
           element->parameter == w->macro->n_parameters - 1;
}

/* GNU: the comma of `, ## __VA_ARGS__` is removed if that argument was omitted. */
static bool is_comma_to_drop(const struct walk *w, int i, int end)
{
    const struct body_element *body = w->macro->body;
    return i + 2 < end && !strcmp(body[i].token.text, ",") && body[i + 1].op == BODY_PASTE &&
           is_rest(w, &body[i + 2]) && argument_of(w, &body[i + 2])->omitted;
}

/* The tokens of element i, or of the elements from i to *after.  A single token goes to *one. */
static pp_list piece_of(struct expander *x, const struct walk *w, int i, bool pasted,
                        struct pp *one, int *after)
{
    const struct body_element *element = &w->macro->body[i];
    pp_list piece = {0};
    *after = i + 1;
    switch (element->op) {
    case BODY_PARAMETER:
        return pasted ? argument_of(w, element)->raw : *expanded(x, argument_of(w, element));
    case BODY_VA_OPT:
        *after = element->match + 1;
        va_opt(x, w, i, &piece);
        return piece;
    case BODY_STRINGIZE:
        if (element[1].op == BODY_PARAMETER) {
            *after = i + 2;
            *one = stringize(x, &argument_of(w, element + 1)->raw);
        } else {
            *after = element[1].match + 1;
            va_opt(x, w, i + 1, &piece);
            *one = stringize(x, &piece);
        }
        break;
    default:
        *one = element->token;
    }
    return (pp_list){.at = one, .n = 1};
}

static void walk(struct expander *x, const struct walk *w, int i, int end, pp_list *out)
{
    const struct body_element *body = w->macro->body;
    int start = i, after = i;
    for (; i < end; i = after) {
        after = i + 1;
        if (body[i].op == BODY_PASTE && i > start) /* its operands see it themselves */
            continue;
        bool paste_before = i > start + 1 && body[i - 1].op == BODY_PASTE;
        bool paste_after = i + 2 < end && body[i + 1].op == BODY_PASTE;
        bool space = body[i].token.space_before;
        struct pp one;
        pp_list piece = {0};
        if (!paste_before && is_comma_to_drop(w, i, end)) {
            after = i + 3;
            space = false; /* it is removed, too */
        } else {
            piece = piece_of(x, w, i, paste_before || paste_after, &one, &after);
        }
        if (!piece.n) {
            one = pp_placemarker(false);
            piece = (pp_list){.at = &one, .n = 1};
        }
        int first = 0;
        if (paste_before && is_rest(w, &body[i]) && !strcmp(out->at[out->n - 1].text, ",")) {
            space = piece.at[0].space_before; /* GNU: nothing is pasted to a comma */
            paste_before = false;
        }
        if (paste_before || paste_after)
            spoil(x, &piece);
        if (paste_before)
            paste(x, out, &piece.at[first++]);
        append(x, out, &piece, first, space);
    }
}

bool substitute(struct expander *x, const struct macro *macro, struct argument *arguments,
                pp_list *out)
{
    struct walk w = {macro, arguments};
    walk(x, &w, 0, macro->n_body, out);
    bool space = false; /* an empty argument leaves its space to the next token */
    int n = 0;
    for (int i = 0; i < out->n; i++) {
        if (out->at[i].kind == PP_PLACEMARKER) {
            space |= out->at[i].space_before;
            continue;
        }
        out->at[n] = out->at[i];
        if (i == 0)
            out->at[n].space_before = false; /* the name's counts */
        out->at[n++].space_before |= space;
        space = false;
    }
    out->n = n;
    return space;
}
