#include "mutate.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TOKENS = 1 << 14, MAX_STEPS = 4 };

struct piece {
    size_t begin, end;
};

struct cut {
    const char *text;
    size_t size;
    struct piece *tokens;
    size_t n;
};

/* ---- chance ---- */

static uint64_t state;

/* xorshift64* (Vigna 2016) */
static size_t pick(size_t n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return n ? (size_t)((state * 2685821657736338717u) >> 33) % n : 0;
}

/* ---- tokens ---- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static size_t token_end(const char *s, size_t i, size_t n)
{
    static const char *const doubles[] = {"->", "++", "--", "<<", ">>", "<=", ">=", "==",
                                          "!=", "&&", "||", "+=", "-=", "*=", "|=", "##"};
    if (is_word(s[i])) {
        while (i < n && is_word(s[i]))
            i++;
        return i;
    }
    if (s[i] == '"' || s[i] == '\'') {
        for (size_t k = i + 1; k < n && s[k] != '\n'; k++) {
            if (s[k] == '\\')
                k++;
            else if (s[k] == s[i])
                return k + 1;
        }
        return i + 1;
    }
    for (size_t k = 0; k < sizeof doubles / sizeof *doubles && i + 1 < n; k++)
        if (s[i] == doubles[k][0] && s[i + 1] == doubles[k][1])
            return i + 2;
    return i + 1;
}

/* White space and comments lie between tokens; a directive's '#' is a token like any other. */
static size_t skip_blank(const char *s, size_t i, size_t n)
{
    while (i < n) {
        if (isspace((unsigned char)s[i])) {
            i++;
        } else if (s[i] == '/' && i + 1 < n && s[i + 1] == '/') {
            while (i < n && s[i] != '\n')
                i++;
        } else if (s[i] == '/' && i + 1 < n && s[i + 1] == '*') {
            for (i += 2; i < n && !(s[i] == '/' && s[i - 1] == '*'); i++)
                ;
            i += i < n;
        } else {
            break;
        }
    }
    return i;
}

static void cut_tokens(struct cut *cut, const char *text, size_t size, struct piece *room)
{
    *cut = (struct cut){text, size, room, 0};
    for (size_t i = skip_blank(text, 0, size); i < size && cut->n < MAX_TOKENS;) {
        size_t end = token_end(text, i, size);
        room[cut->n++] = (struct piece){i, end};
        i = skip_blank(text, end, size);
    }
}

/* ---- pieces: one token, a bracketed group, a statement, or a run of lines ---- */

static struct piece group_at(const struct cut *cut, size_t at)
{
    struct piece piece = cut->tokens[at];
    int depth = 0;
    for (size_t i = at; i < cut->n; i++) {
        char c = cut->text[cut->tokens[i].begin];
        depth += c == '(' || c == '{' || c == '[';
        depth -= c == ')' || c == '}' || c == ']';
        if (depth < 0)
            break;
        piece.end = cut->tokens[i].end;
        if (depth == 0)
            break;
    }
    return piece;
}

/* From behind one of ; { } up to the next ; or the end of the group that begins meanwhile. */
static struct piece statement_at(const struct cut *cut, size_t at)
{
    while (at > 0 && !strchr(";{}", cut->text[cut->tokens[at - 1].begin]))
        at--;
    struct piece piece = cut->tokens[at];
    for (size_t i = at; i < cut->n; i++) {
        char c = cut->text[cut->tokens[i].begin];
        if (c == '}')
            break;
        if (c == '{' || c == '(') {
            piece.end = group_at(cut, i).end;
            while (i + 1 < cut->n && cut->tokens[i + 1].begin < piece.end)
                i++;
            if (c == '{')
                break;
        } else {
            piece.end = cut->tokens[i].end;
        }
        if (c == ';')
            break;
    }
    return piece;
}

static struct piece lines_at(const struct cut *cut, size_t at)
{
    struct piece piece = cut->tokens[at];
    size_t lines = 1 + pick(4);
    while (piece.begin > 0 && cut->text[piece.begin - 1] != '\n')
        piece.begin--;
    while (piece.end < cut->size && (cut->text[piece.end] != '\n' || --lines))
        piece.end++;
    return piece;
}

static struct piece some_piece(const struct cut *cut)
{
    size_t at = pick(cut->n);
    switch (pick(5)) {
    case 0:
        return cut->tokens[at];
    case 1: { /* a few tokens */
        size_t last = at + pick(6);
        return (struct piece){cut->tokens[at].begin,
                              cut->tokens[last < cut->n ? last : cut->n - 1].end};
    }
    case 2:
        return group_at(cut, at);
    case 3:
        return statement_at(cut, at);
    default:
        return lines_at(cut, at);
    }
}

/* ---- the text while it changes ---- */

struct work {
    char *text;
    size_t size, max;
};

/* Puts `with` in the place of a piece, with spaces that keep the neighbours apart. */
static bool replace(struct work *work, struct piece piece, const char *with, size_t length)
{
    size_t tail = work->size - piece.end, room = length ? length + 2 : 1;
    if (piece.begin + room + tail > work->max)
        return false;
    char *copy = malloc(room);
    if (!copy)
        abort();
    memset(copy, ' ', room);
    if (length)
        memcpy(copy + 1, with, length);
    memmove(work->text + piece.begin + room, work->text + piece.end, tail);
    memcpy(work->text + piece.begin, copy, room);
    work->size = piece.begin + room + tail;
    free(copy);
    return true;
}

static bool replace_by_piece(struct work *work, struct piece where, const struct cut *from,
                             struct piece what)
{
    size_t length = what.end - what.begin;
    char *copy = malloc(length + 1);
    if (!copy)
        abort();
    memcpy(copy, from->text + what.begin, length);
    bool done = replace(work, where, copy, length);
    free(copy);
    return done;
}

static bool wrap(struct work *work, struct piece piece, const char *before, const char *after)
{
    struct piece end = {piece.end, piece.end}, begin = {piece.begin, piece.begin};
    return replace(work, end, after, strlen(after)) && replace(work, begin, before, strlen(before));
}

/* ---- words that matter here ---- */

static const char *const words[] = {
    "await", "async", "yield", "defer", "foreach", "generator(int)", "received(int)", "yield_from",
    "TD_AWAIT", "TD_YIELD", "TD_DEFER", "td_yield()", "await td_yield();", "return", "break;",
    "continue;", "goto out;", "out: ;", "static", "const", "volatile", "_Atomic", "register",
    "sizeof", "_Alignof", "_Generic", "typeof", "__typeof__", "__extension__", "__attribute__((unused))",
    "_Static_assert(1, \"\");", "struct", "union", "enum", "typedef", "extern", "inline", "unsigned",
    "long", "float", "_Bool", "_Complex", "void", "if", "else", "for (;;)", "while (0)", "do", "switch",
    "case 1:", "default:", "0", "1", "-1", "0.5", "'a'", "\"\"", "NULL", "&", "*", "&&", "||", "?", ":",
    ",", "=", "+=", "++", "--", "...", "[", "]", "(", ")", "{", "}", ";", ".", "->", "#", "##", "\\\n",
    "\n#define X(a) a\n", "\n#if 0\n", "\n#else\n", "\n#endif\n", "\n#undef X\n", "\n#pragma once\n",
    "\n#line 7 \"x.y\"\n", "\n#include <stdio.h>\n", "__func__", "__LINE__", "va_list ap;",
    "__builtin_va_arg(ap, int)", "alloca(8)", "__label__ here;", "&&here", "asm(\"\")", "int", "char",
    "int x[3] = {1};", "int n = 3; int v[n];", "(int[]){1, 2}", "({ 1; })", "({ await td_yield(); })",
    "__COUNTER__", "_Pragma(\"x\")", "__auto_type q = 1;", "0x1p3", "u8\"\"", "L'x'", "\xc3\xa9",
};

static const char *const wraps[][2] = {
    {"(", ")"}, {"{", "}"}, {"({", ";})"}, {"await (", ")"}, {"if (1)", ""}, {"defer {", "}"},
    {"for (int k = 0; k < 2; k++) {", "}"}, {"switch (1) { case 1:", "}"}, {"(int)(", ")"},
    {"sizeof(", ")"}, {"1 ? ", " : 0"}, {"0, ", ""}, {"!", ""}, {"*&", ""}, {"0 || ", ""},
    {"\n#if 1\n", "\n#endif\n"}, {"\n#define Y ", "\nY "}, {"do ", " while (0);"}, {"x: ", ""},
    {"yield ", ";"}, {"return ", ";"}, {"typeof(", ") w;"}, {"/*", "*/"}, {"_Generic(1, int: ", ")"},
    {"", "[0]"}, {"", ".a"}, {"const ", ""}, {"f(", ")"}, {"(struct { int a; }){", "}"},
};

static bool is_word_token(const struct cut *cut, struct piece piece)
{
    return is_word(cut->text[piece.begin]);
}

/* Another token of the same class, or `where` itself if chance finds none. */
static struct piece alike(const struct cut *cut, const struct cut *from, struct piece where)
{
    for (int tries = 0; tries < 32; tries++) {
        struct piece piece = from->tokens[pick(from->n)];
        if (is_word_token(cut, where) == is_word_token(from, piece) &&
            (is_word_token(cut, where) || !strchr("(){}[]", from->text[piece.begin])))
            return piece;
    }
    return where;
}

static bool swap(struct work *work, const struct cut *cut)
{
    struct piece a = some_piece(cut), b = some_piece(cut);
    if (a.begin > b.begin) {
        struct piece c = a;
        a = b;
        b = c;
    }
    if (a.end > b.begin)
        return false;
    size_t length = b.end - b.begin;
    char *kept = malloc(length + 1);
    if (!kept)
        abort();
    memcpy(kept, work->text + b.begin, length);
    bool done = replace_by_piece(work, b, cut, a) && replace(work, a, kept, length);
    free(kept);
    return done;
}

static bool step(struct work *work, const struct cut *cut, const struct cut *other)
{
    const struct cut *from = other && other->n && pick(2) ? other : cut;
    struct piece piece = some_piece(cut), token = cut->tokens[pick(cut->n)];
    struct piece behind = {piece.end, piece.end};
    switch (pick(12)) {
    case 0:
        return replace(work, piece, "", 0);
    case 1:
        return replace(work, token, "", 0);
    case 2:
        return replace_by_piece(work, behind, cut, piece);
    case 3:
        return swap(work, cut);
    case 4:
    case 5:
        return replace_by_piece(work, token, from, alike(cut, from, token));
    case 6: {
        const char *word = words[pick(sizeof words / sizeof *words)];
        return replace(work, pick(2) ? token : (struct piece){token.end, token.end}, word,
                       strlen(word));
    }
    case 7:
    case 8: {
        size_t w = pick(sizeof wraps / sizeof *wraps);
        return wrap(work, piece, wraps[w][0], wraps[w][1]);
    }
    case 9:
    case 10: /* the pieces are of any two kinds, but a line for a line is the most useful */
        return replace_by_piece(work, pick(2) ? behind : piece, from, some_piece(from));
    default:
        if (pick(8) == 0) {
            work->size = pick(work->size + 1); /* the file ends too early */
            return true;
        }
        piece = lines_at(cut, pick(cut->n));
        return replace_by_piece(work, (struct piece){piece.end, piece.end}, from,
                                lines_at(from, pick(from->n)));
    }
}

size_t mutate(uint8_t *text, size_t size, size_t max, const uint8_t *other, size_t other_size,
              unsigned seed)
{
    static struct piece own[MAX_TOKENS], others[MAX_TOKENS];
    struct work work = {(char *)text, size, max};
    struct cut cut, second;
    state = (seed + UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xbf58476d1ce4e5b9) | 1;
    if (pick(12) == 0)
        return 0;
    if (other)
        cut_tokens(&second, (const char *)other, other_size, others);
    for (size_t steps = 1 + pick(MAX_STEPS), tries = 0; steps && tries < 16; tries++) {
        cut_tokens(&cut, work.text, work.size, own);
        if (!cut.n)
            return 0;
        steps -= step(&work, &cut, other ? &second : NULL);
    }
    return work.size;
}
