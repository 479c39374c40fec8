#include "ast/parse.h"

#include "annotated_c.y.h"
#include "diag/diag.h"
#include "grammar/parser.h"

#include <assert.h>
#include <string.h>

struct node *parse_function(struct unit *unit, struct arena *arena, tok_id first, tok_id end)
{
    struct parser parser = {.unit = unit, .arena = arena, .first = first, .end = end,
                            .next = first, .current = first, .enum_end = -1};
    scope_init(&parser.scopes, arena);
    lexer_init(&parser);
    if (annotated_parse(&parser) != 0 || parser.failed)
        return NULL;
    parser.root->first = first; /* pragmas around it are not in any node's span */
    parser.root->end = end;
    assert(!ast_check(arena, parser.root));
    return parser.root;
}

void parser_fail(struct parser *parser, tok_id where, const char *message)
{
    if (parser->failed)
        return;
    parser->failed = true;
    if (where >= parser->end)
        where = parser->end - 1;
    diag_at(parser->unit, D_SYNTAX, range_of_tokens(parser->unit, where, where + 1), message);
}

/* ---- messages ---- */

static bool is_bracket(const struct parser *parser, tok_id at, int *depth)
{
    const struct token *token = &parser->unit->tokens.at[at];
    const struct word *word =
        token->kind == TOKEN_PUNCT ? lexer_word(parser, token->text) : NULL;
    if (!word)
        return false;
    if (word->token == ')' || word->token == ']' || word->token == '}')
        ++*depth;
    else if (word->token == '(' || word->token == '[' || word->token == '{')
        --*depth;
    else
        return false;
    return true;
}

/* Is it a word that begins a construct and names it? */
static bool names_construct(const struct word *word)
{
    switch (word->token) {
    case T_STORAGE:
    case T_QUALIFIER:
    case T_TYPE_WORD:
    case T_NUMBER:
    case T_EXTENSION:
    case T_ELSE:
        return false;
    default:
        return true;
    }
}

/* The construct around a token: the nearest word to its left that begins one, not inside
 * closed brackets, and not after the end of the statement or block.  NULL if there is none. */
static const char *construct_around(const struct parser *parser, tok_id where)
{
    int depth = 0;
    for (tok_id at = where - 1; at >= parser->first; at--) {
        const struct token *token = &parser->unit->tokens.at[at];
        if (is_bracket(parser, at, &depth)) {
            if (depth == 0 && (!strcmp(token->text, "}") || !strcmp(token->text, "{")))
                return NULL;
            if (depth < 0)
                depth = 0;
        } else if (depth == 0 && token->kind == TOKEN_IDENT) {
            const struct word *word = lexer_word(parser, token->text);
            if (word && names_construct(word))
                return lexer_describe(parser, at);
        }
    }
    return NULL;
}

static bool is_expected(const char *const *expected, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(expected[i], name))
            return true;
    return false;
}

/* In one word, the token that was expected; NULL if there are too many.  In most places an operator
 * could follow as well, but the missing token is the one that ends the construct. */
static const char *wanted(const char *const *expected, int n)
{
    static const char *const ends[] = {
        "';'", "')'", "']'", "'}'", "':'", "a name", "'{'", "the name of a type", "'while'", "','"};
    if (n == 1)
        return expected[0];
    if (is_expected(expected, n, "'if'"))
        return "a statement";
    if (is_expected(expected, n, "a number"))
        return "an expression";
    if (is_expected(expected, n, "a name") && is_expected(expected, n, "';'"))
        return "a name or ';'";
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (is_expected(expected, n, ends[i]))
            return strcmp(ends[i], "the name of a type") ? ends[i] : "a type";
    return NULL;
}

void parser_unexpected(struct parser *parser, tok_id where, const char *const *expected, int n)
{
    struct arena *arena = parser->arena;
    const char *found = lexer_describe(parser, where);
    const char *want = wanted(expected, n), *construct = construct_around(parser, where);
    const struct token *token = where < parser->end ? &parser->unit->tokens.at[where] : NULL;
    if (token && token->kind == TOKEN_PUNCT && !lexer_word(parser, token->text)) {
        parser_fail(parser, where, arena_printf(arena, "stray %s", found));
        return;
    }
    const char *message = want ? arena_printf(arena, "expected %s before %s", want, found)
                               : arena_printf(arena, "unexpected %s", found);
    if (construct)
        message = arena_printf(arena, "%s in %s", message, construct);
    parser_fail(parser, where, message);
}
