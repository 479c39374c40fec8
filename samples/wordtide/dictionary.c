#define _POSIX_C_SOURCE 200809L
#include "dictionary.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 15 };

static struct entry slots[SLOTS]; /* a hash table with open addressing */
static int known;

static const char *const keywords[] = {
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else",
    "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "return",
    "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned",
    "void", "volatile", "while", "include", "define", "ifdef", "ifndef", "endif", "async", "await",
    "yield", "yield_from", "generator", "foreach", "defer", "received"};

static struct entry *find(const char *text)
{
    unsigned h = 2166136261u; /* FNV-1a */

    for (const char *p = text; *p; p++)
        h = (h ^ (unsigned char)*p) * 16777619u;
    for (;; h++) {
        struct entry *e = &slots[h % SLOTS];
        if (!e->text || strcmp(e->text, text) == 0)
            return e;
    }
}

static struct entry *add(const char *text)
{
    struct entry *e = find(text);

    if (!e->text && known < SLOTS / 2 && (e->text = strdup(text)) != NULL)
        known++;
    return e;
}

void dictionary_init(void)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        add(keywords[i])->keyword = true;
}

void dictionary_free(void)
{
    for (int i = 0; i < SLOTS; i++)
        free(slots[i].text);
}

bool dictionary_learn(const char *text)
{
    struct entry *e = add(text);

    return e->text && e->count++ == 0 && !e->keyword;
}

int dictionary_known(void)
{
    return known;
}

static int by_count(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->count ? strcmp(x->text, y->text) : 0;
}

const struct entry *dictionary_sorted(int *n)
{
    qsort(slots, SLOTS, sizeof *slots, by_count);
    for (*n = 0; *n < SLOTS && slots[*n].count; ++*n)
        ;
    return slots;
}
