/* The lexer adapter: tokens of the unit -> bison's token numbers.
 *
 * Most of it is a table look-up.  Three things are not:
 *
 *   Typedef names.  `T * x;` declares x or multiplies, as T is a type or not; scope.c knows.  But
 *   a declaration may also redeclare T, `unsigned T;`, and then T is a plain name.  C11 6.7.8p3
 *   says when: a type specifier comes before it.  `typed` says that one does.  It is set
 *   here by the words that are types, and by the grammar after struct {...}, typeof(...) and so
 *   on; qualifiers, storage classes, `*` and `(` keep it; every other token clears it.
 *
 *   Soft keywords.  `typeof`, `bool`, `alignas` ... are names in one dialect and keywords in
 *   another; keywords.def says how the neighbourhood decides.
 *
 *   Pragmas are statements where the grammar can take one and invisible elsewhere, since
 *   they may come between any two tokens. */
#include "annotated_c.y.h"
#include "base/intern.h"
#include "grammar/parser.h"
#include "oracle/oracle.h"

#include <stdint.h>
#include <string.h>

enum when { ALWAYS, PAREN, WORD, UNBOUND };

static const struct entry {
    const char *spelling, *shown;
    int token;
    enum when when;
} entries[] = {
#define KEYWORD(spelling, token, when) {spelling, NULL, T_##token, when},
#define TANDEM(spelling, token, shown) {spelling, shown, T_##token, ALWAYS},
#define PUNCTUATOR(spelling, token) {spelling, NULL, token, ALWAYS},
#include "grammar/keywords.def"
};

enum { N_ENTRIES = sizeof entries / sizeof *entries, TABLE_SIZE = 1024 };
_Static_assert(2 * N_ENTRIES < TABLE_SIZE, "the table of words is at most half full");

/* Interned strings are 16-byte aligned at least now and then; the multiplication (Knuth's, TAOCP
 * 6.4) spreads what is left. */
static unsigned word_slot(const char *text)
{
    return (unsigned)(((uint64_t)(uintptr_t)text * 0x9e3779b97f4a7c15u) >> 54);
}
_Static_assert(TABLE_SIZE == 1 << (64 - 54), "word_slot gives an index of the table");

void lexer_init(struct parser *parser)
{
    parser->words = parser->unit->words;
    if (parser->words)
        return;
    parser->words = parser->unit->words =
        ARENA_ARRAY(&parser->unit->arena, struct word, TABLE_SIZE);
    for (int i = 0; i < N_ENTRIES; i++) {
        const char *text = intern_cstr(entries[i].spelling);
        unsigned at = word_slot(text);
        while (parser->words[at].text)
            at = (at + 1) % TABLE_SIZE;
        parser->words[at] =
            (struct word){text, entries[i].shown, entries[i].token, (int)entries[i].when};
    }
}

const struct word *lexer_word(const struct parser *parser, const char *text)
{
    unsigned at = word_slot(text);
    for (; parser->words[at].text; at = (at + 1) % TABLE_SIZE)
        if (parser->words[at].text == text)
            return &parser->words[at];
    return NULL;
}

/* The token at a place of the range, or the unit's last one, TOKEN_END. */
static const struct token *token_at(const struct parser *parser, tok_id at)
{
    static const struct token none = {.text = "", .kind = TOKEN_END};
    return at >= parser->first && at < parser->end ? &parser->unit->tokens.at[at] : &none;
}

static bool is_punct(const struct parser *parser, tok_id at, int character)
{
    const struct token *token = token_at(parser, at);
    if (token->kind != TOKEN_PUNCT)
        return false;
    const struct word *word = lexer_word(parser, token->text);
    return word && word->token == character;
}

static bool is_typedef_name(const struct parser *parser, const char *name)
{
    enum binding_kind kind = scope_find(&parser->scopes, name);
    return kind == BINDING_NONE ? oracle_is_typedef(parser->unit->oracle, name)
                                : kind == BINDING_TYPEDEF;
}

/* Is the word at `at` a keyword here? */
static bool is_keyword(const struct parser *parser, const struct word *word, tok_id at)
{
    if (word->when == ALWAYS)
        return true;
    if (scope_find(&parser->scopes, word->text) != BINDING_NONE)
        return false;
    if (word->when == PAREN)
        return is_punct(parser, at + 1, '(');
    if (word->when == WORD)
        return token_at(parser, at + 1)->kind == TOKEN_IDENT;
    /* `int bool;` declares it, `_Complex _Float16 x` does not */
    if (parser->typed && token_at(parser, at + 1)->kind == TOKEN_PUNCT)
        return false;
    return !oracle_is_typedef(parser->unit->oracle, word->text);
}

/* `int (T`: is the '(' at `at` that of a parameter list, not of a declarator that redeclares T?
 * Only `(T)` leaves a doubt: in a parameter or a type name T is a type (C11 6.7.6.3p11). */
static bool opens_parameters(const struct parser *parser, tok_id at)
{
    const struct token *name = token_at(parser, at + 1);
    if (name->kind != TOKEN_IDENT || !is_typedef_name(parser, name->text))
        return false;
    if (is_punct(parser, at + 2, '[') || is_punct(parser, at + 2, '('))
        return false;
    if (!is_punct(parser, at + 2, ')'))
        return true;
    int depth = 0;
    for (tok_id i = at - 1; i >= parser->first; i--) {
        if (is_punct(parser, i, ')'))
            depth++;
        else if (is_punct(parser, i, '(') && depth > 0)
            depth--;
        else if (is_punct(parser, i, '(') && !is_punct(parser, i + 1, '*')
                 && !is_punct(parser, i + 1, '('))
            return true; /* and not that of a declarator: `(*(T))` */
        else if (depth == 0 && (is_punct(parser, i, ';') || is_punct(parser, i, '{')
                                || is_punct(parser, i, '}')))
            return false;
    }
    return false;
}

/* Does a type begin at `at`, rather than a constant expression? */
static bool begins_type(const struct parser *parser, tok_id at)
{
    const struct token *token = token_at(parser, at);
    if (token->kind != TOKEN_IDENT)
        return false;
    const struct word *word = lexer_word(parser, token->text);
    if (word && is_keyword(parser, word, at))
        return word->token == T_TYPE_WORD || word->token == T_QUALIFIER || word->token == T_TYPEOF;
    return is_typedef_name(parser, token->text);
}

static int classify_identifier(struct parser *parser, tok_id at)
{
    const char *text = parser->unit->tokens.at[at].text;
    const struct word *word = lexer_word(parser, text);
    if (word && is_keyword(parser, word, at)) {
        bool atomic_type = word->token == T_QUALIFIER && !strcmp(text, "_Atomic")
                           && is_punct(parser, at + 1, '(');
        return atomic_type ? T_ATOMIC_TYPE : word->token;
    }
    return !parser->typed && is_typedef_name(parser, text) ? T_TYPE_NAME : T_IDENT;
}

static int classify_punctuator(struct parser *parser, tok_id at)
{
    const struct word *word = lexer_word(parser, parser->unit->tokens.at[at].text);
    if (!word)
        return T_INVALID;
    if (word->token == '[' && is_punct(parser, at + 1, '[')) {
        parser->next++;
        return T_ATTRIBUTE_OPEN;
    }
    if (word->token == ':' && at == parser->enum_end && begins_type(parser, at + 1))
        return T_ENUM_COLON;
    return word->token;
}

/* Tokens of a pragma at `at`: one, or the four of _Pragma("..."); 0 if there is none. */
static int pragma_length(const struct parser *parser, tok_id at)
{
    const struct token *token = token_at(parser, at);
    if (token->kind == TOKEN_PRAGMA)
        return 1;
    bool is_operator = token->kind == TOKEN_IDENT && !strcmp(token->text, "_Pragma")
                     && is_punct(parser, at + 1, '(')
                     && token_at(parser, at + 2)->kind == TOKEN_STRING
                     && is_punct(parser, at + 3, ')');
    return is_operator ? 4 : 0;
}

/* A pragma is a statement after the end of another one, unless `else` follows. */
static bool pragma_is_statement(const struct parser *parser, tok_id at)
{
    if (parser->previous != ';' && parser->previous != '{' && parser->previous != '}'
        && parser->previous != T_PRAGMA)
        return false;
    for (int length; (length = pragma_length(parser, at)); at += length)
        ;
    return strcmp(token_at(parser, at)->text, "else") != 0;
}

static int classify(struct parser *parser, tok_id at)
{
    switch (parser->unit->tokens.at[at].kind) {
    case TOKEN_IDENT:
        return classify_identifier(parser, at);
    case TOKEN_NUMBER:
        return T_NUMBER;
    case TOKEN_CHAR:
        return T_CHAR;
    case TOKEN_STRING:
        return T_STRING;
    case TOKEN_PUNCT:
        return classify_punctuator(parser, at);
    default:
        return T_INVALID;
    }
}

/* The effect of a token on `typed`: see above. */
static void update_typed(struct parser *parser, int token)
{
    switch (token) {
    case T_TYPE_WORD:
    case T_TYPE_NAME:
        parser->typed = true;
        break;
    case '(':
        if (parser->typed && opens_parameters(parser, parser->current))
            parser->typed = false;
        break;
    case T_QUALIFIER:
    case T_STORAGE:
    case T_ASYNC:
    case T_EXTENSION:
    case '*':
    case '^':
    case T_ALIGNAS: /* these four: the grammar keeps it over their parentheses */
    case T_ATTRIBUTE:
    case T_ATTRIBUTE_OPEN:
    case T_DECLSPEC:
        break;
    default:
        parser->typed = false;
    }
}

int lexer_next(struct parser *parser)
{
    for (int length; (length = pragma_length(parser, parser->next));) {
        parser->current = parser->next;
        parser->next += length;
        if (pragma_is_statement(parser, parser->current))
            return parser->previous = T_PRAGMA;
    }
    parser->current = parser->next;
    if (parser->next >= parser->end)
        return parser->previous = T_END;
    parser->next++;
    int token = classify(parser, parser->current);
    if (token == T_ENUM)
        parser->enum_end = parser->next;
    update_typed(parser, token);
    return parser->previous = token;
}

int lexer_reclassify(struct parser *parser, int token)
{
    if (token == T_ANNOTATED_EMPTY || token == T_END || token == T_PRAGMA
        || parser->unit->tokens.at[parser->current].kind != TOKEN_IDENT)
        return token;
    parser->typed = false; /* as after every statement */
    token = classify_identifier(parser, parser->current);
    update_typed(parser, token);
    return parser->previous = token;
}

const char *lexer_describe(const struct parser *parser, tok_id at)
{
    const struct token *token = token_at(parser, at);
    switch (token->kind) {
    case TOKEN_END:
        return "the end of the function";
    case TOKEN_STRING:
        return "a string literal";
    case TOKEN_PRAGMA:
        return "a #pragma";
    default: {
        const struct word *word = lexer_word(parser, token->text);
        return arena_printf(parser->arena, "'%s'", word && word->shown ? word->shown : token->text);
    }
    }
}
