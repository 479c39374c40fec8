/* Bodies that need not be expanded: those of plain functions that can contain no keyword.
 *
 *     static int add(int a, int b) { return MAX(a, b) + 1; }     leaves   { }   in the stream
 *
 * Most functions of most files are like that, and their text is copied as it is.  A keyword can
 * come out of any macro that the body names, so all names that a macro may lead to are checked:
 * every definition of every name in it, at any place, invoked or not.
 * Where that is not enough (## makes names, -D has no text), the body is expanded. */
#include "base/intern.h"
#include "base/word.h"
#include "grammar/scanner.h"
#include "expand/expand.h"

#include <ctype.h>
#include <string.h>

enum { UNKNOWN, ASKED, PLAIN, NOT_PLAIN };

struct plain {
    struct unit *unit;
    uint8_t *known; /* by definition */
    int n_known;
};

struct plain *plain_new(struct unit *unit)
{
    struct plain *plain = ARENA_NEW(&unit->arena, struct plain);
    plain->unit = unit;
    plain->n_known = oracle_macro_count(unit->oracle);
    plain->known = ARENA_ARRAY(&unit->arena, uint8_t, plain->n_known + 1);
    return plain;
}

static bool is_plain(struct plain *plain, int32_t index);

/* Are all definitions of the names in the text plain?  The macro itself may be among them. */
static bool text_is_plain(struct plain *plain, int32_t index)
{
    struct oracle *oracle = plain->unit->oracle;
    const struct macro_definition *definition = oracle_macro(oracle, index);
    const char *text = plain->unit->files.at[definition->file].text;
    struct arena arena = {0};
    struct scanner *scanner = scanner_open(&arena, text, definition->begin,
                                           definition->end - definition->begin,
                                           plain->unit->dialect.separators);
    struct raw_token token;
    bool fine = true;
    scanner_next(scanner, &token); /* its own name */
    while (fine && scanner_next(scanner, &token)) {
        if (token.kind == TOKEN_PUNCT)
            fine = strcmp(token.text, "##") != 0 && strcmp(token.text, "%:%:") != 0;
        if (token.kind != TOKEN_IDENT)
            continue;
        for (int32_t i = oracle_macro_named(oracle, token.text, -1); fine && i >= 0;
             i = oracle_macro_named(oracle, token.text, i))
            fine = i == index || is_plain(plain, i);
    }
    scanner_close(scanner);
    arena_free(&arena);
    return fine;
}

static bool is_plain(struct plain *plain, int32_t index)
{
    if (index >= plain->n_known)
        return true; /* __LINE__ and others */
    if (plain->known[index] == UNKNOWN) {
        const struct macro_definition *definition = oracle_macro(plain->unit->oracle, index);
        const char *name = definition->name;
        plain->known[index] = ASKED; /* macros that name each other: not plain, to be certain */
        bool fine = definition->file < 0 ? name[0] == '_' && name[1] == '_' /* the compiler's own */
                                         : strncmp(name, "TD_", 3) != 0 &&
                                               text_is_plain(plain, index);
        plain->known[index] = fine ? PLAIN : NOT_PLAIN;
    }
    return plain->known[index] == PLAIN;
}

/* A function-like macro can bring its arguments together: `CALL(GET, x)` may be GET(x), which the
 * oracle's list of uses does not have.  So every name in the text counts, those of comments too. */
static bool names_are_plain(struct plain *plain, const char *text, const char *end)
{
    while (text < end) {
        size_t n = 0;
        while (text + n < end && is_word(text[n]))
            n++;
        if (n && !isdigit((unsigned char)*text)) {
            const char *name = intern(text, n);
            for (int32_t i = oracle_macro_named(plain->unit->oracle, name, -1); i >= 0;
                 i = oracle_macro_named(plain->unit->oracle, name, i))
                if (!is_plain(plain, i))
                    return false;
        }
        text += n + 1;
    }
    return true;
}

static bool is_function_like(const struct plain *plain, int32_t index)
{
    const struct macro_definition *definition = oracle_macro(plain->unit->oracle, index);
    return definition->file >= 0 && plain->unit->files.at[definition->file]
                                            .text[definition->begin + strlen(definition->name)] == '(';
}

/* Directives, and characters that are written in other ways than they are read. */
static bool is_tricky(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char following = i + 1 < length ? text[i + 1] : '\0';
        if (text[i] == '#' || (text[i] == '%' && following == ':') ||
            (text[i] == '?' && following == '?') ||
            (text[i] == '\\' && (following == '\n' || following == '\r' || following == 'u' ||
                                 following == 'U')))
            return true;
    }
    return false;
}

bool plain_body(struct plain *plain, uint32_t begin, uint32_t end)
{
    const char *text = plain->unit->files.at[0].text;
    int n, low = 0;
    const struct macro_use *uses = oracle_macro_uses(plain->unit->oracle, 0, &n);
    if (end - begin < 2 || text[begin] != '{' || text[end - 1] != '}' ||
        is_tricky(text + begin, end - begin))
        return false;
    for (int high = n; low < high;) { /* the first use after `begin` */
        int middle = low + (high - low) / 2;
        if (uses[middle].begin <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    bool gathers = false;
    for (; low < n && uses[low].begin < end; low++) {
        if (!is_plain(plain, uses[low].definition))
            return false;
        gathers |= is_function_like(plain, uses[low].definition);
    }
    return !gathers || names_are_plain(plain, text + begin, text + end);
}
