#include "snippet.h"

#include "ast/parse.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "grammar/scanner.h"
#include "oracle/oracle.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- the fakes ---- */

struct oracle {
    const char *typedefs;
};

bool oracle_is_typedef(struct oracle *oracle, const char *name)
{
    size_t length = strlen(name);
    for (const char *p = oracle->typedefs; (p = strstr(p, name)); p += length)
        if ((p == oracle->typedefs || p[-1] == ' ') && (p[length] == ' ' || !p[length]))
            return true;
    return false;
}

struct range range_of_tokens(const struct unit *unit, int32_t first, int32_t end)
{
    return (struct range){0, unit->tokens.at[first].begin, unit->tokens.at[end - 1].end};
}

void diag_at(struct unit *unit, enum diag_id id, struct range where, ...)
{
    struct snippet *snippet = (struct snippet *)unit; /* its first member */
    if (id != D_SYNTAX)
        abort();
    va_list args;
    va_start(args, where);
    snprintf(snippet->message, sizeof snippet->message, "%s", va_arg(args, const char *));
    va_end(args);
    snippet->errors++;
    for (int i = 0; i < unit->tokens.n; i++)
        if (unit->tokens.at[i].begin == where.begin)
            snippet->at = unit->tokens.at[i].text;
}

/* ---- text -> tree -> text ---- */

/* A #pragma line is one token, as the macro expander makes it. */
static bool add_pragma(struct unit *unit, struct scanner *scanner, struct raw_token *raw,
                       const char *text)
{
    uint32_t begin = raw->begin;
    uint32_t end = begin + (uint32_t)strcspn(text + begin, "\n");
    struct token token = {.text = arena_strndup(&unit->arena, text + begin, end - begin),
                          .kind = TOKEN_PRAGMA, .begin = begin, .end = end, .invocation = -1};
    VEC_PUSH(&unit->arena, &unit->tokens, token);
    bool more;
    while ((more = scanner_next(scanner, raw)) && raw->begin < end)
        ;
    return more;
}

static void lex(struct unit *unit, const char *text, size_t length)
{
    struct scanner *scanner = scanner_open(&unit->arena, text, 0, length, true);
    struct raw_token raw;
    bool more = scanner_next(scanner, &raw);
    while (more) {
        if (raw.line_start && !strcmp(raw.text, "#")) {
            more = add_pragma(unit, scanner, &raw, text);
            continue;
        }
        struct token token = {.text = raw.text, .kind = raw.kind, .begin = raw.begin,
                              .end = raw.end, .space_before = raw.space_before, .invocation = -1};
        VEC_PUSH(&unit->arena, &unit->tokens, token);
        more = scanner_next(scanner, &raw);
    }
    struct token end = {.text = "", .kind = TOKEN_END, .begin = raw.begin, .end = raw.end};
    VEC_PUSH(&unit->arena, &unit->tokens, end);
    scanner_close(scanner);
}

void snippet_parse(struct snippet *snippet, const char *text, size_t length, const char *typedefs)
{
    *snippet = (struct snippet){0};
    struct unit *unit = &snippet->unit;
    unit->oracle = ARENA_NEW(&unit->arena, struct oracle);
    unit->oracle->typedefs = typedefs;
    lex(unit, text, length);
    snippet->root = parse_function(unit, &unit->arena, 0, unit->tokens.n - 1);
}

char *snippet_dump(struct snippet *snippet)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        abort();
    ast_dump(&snippet->unit, snippet->root, out);
    fclose(out);
    return text;
}

static void print_tokens(struct unit *unit, struct buf *out, tok_id first, tok_id end)
{
    for (; first < end; first++) {
        buf_puts(out, unit->tokens.at[first].text);
        buf_putc(out, ' ');
    }
}

static void print_node(struct unit *unit, struct buf *out, const struct node *node)
{
    int n;
    struct node **kids = ast_kids_by_place(&unit->arena, node, &n);
    tok_id at = node->first;
    for (int i = 0; i < n; i++) {
        print_tokens(unit, out, at, kids[i]->first);
        print_node(unit, out, kids[i]);
        at = kids[i]->end;
    }
    print_tokens(unit, out, at, node->end);
}

char *snippet_print(struct snippet *snippet)
{
    struct buf out = {0};
    print_node(&snippet->unit, &out, snippet->root);
    return out.text;
}

char *snippet_tokens(struct snippet *snippet)
{
    struct buf out = {0};
    print_tokens(&snippet->unit, &out, 0, snippet->unit.tokens.n - 1);
    return out.text;
}

void snippet_free(struct snippet *snippet)
{
    arena_free(&snippet->unit.arena);
}
