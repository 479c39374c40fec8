/* Sets of small integers as words of bits: what cfg.h declares, and the operations on it.
 *
 * All sets of one problem have the same size; bits beyond `n` are always clear, so that sets
 * compare and count word by word. */
#ifndef TANDEM_FLOW_BITSET_H
#define TANDEM_FLOW_BITSET_H

#include "flow/cfg.h"

#include <string.h>

static inline int bitset_words(int n)
{
    return (n + 63) / 64;
}

/* An empty set over 0..n-1. */
static inline struct bitset bitset_new(struct arena *arena, int n)
{
    int words = bitset_words(n);
    return (struct bitset){ARENA_ARRAY(arena, uint64_t, words ? words : 1), n};
}

/* `count` empty sets over 0..n-1, their words in one piece. */
static inline struct bitset *bitset_array(struct arena *arena, int count, int n)
{
    int words = bitset_words(n);
    struct bitset *sets = ARENA_ARRAY(arena, struct bitset, count ? count : 1);
    size_t all = (size_t)count * (size_t)words;
    uint64_t *at = ARENA_ARRAY(arena, uint64_t, all ? all : 1);
    for (int i = 0; i < count; i++)
        sets[i] = (struct bitset){at + (size_t)i * (size_t)words, n};
    return sets;
}

static inline void bitset_add(struct bitset *set, int i)
{
    set->words[i >> 6] |= (uint64_t)1 << (i & 63);
}

static inline void bitset_remove(struct bitset *set, int i)
{
    set->words[i >> 6] &= ~((uint64_t)1 << (i & 63));
}

static inline void bitset_clear(struct bitset *set)
{
    memset(set->words, 0, (size_t)bitset_words(set->n) * sizeof *set->words);
}

static inline void bitset_fill(struct bitset *set)
{
    memset(set->words, 0xff, (size_t)bitset_words(set->n) * sizeof *set->words);
    if (set->n & 63)
        set->words[set->n >> 6] = ((uint64_t)1 << (set->n & 63)) - 1;
}

static inline void bitset_copy(struct bitset *set, const struct bitset *from)
{
    memcpy(set->words, from->words, (size_t)bitset_words(set->n) * sizeof *set->words);
}

static inline bool bitset_equal(const struct bitset *a, const struct bitset *b)
{
    return memcmp(a->words, b->words, (size_t)bitset_words(a->n) * sizeof *a->words) == 0;
}

/* set |= from; true if that added anything. */
static inline bool bitset_union(struct bitset *set, const struct bitset *from)
{
    uint64_t added = 0;
    for (int i = 0, words = bitset_words(set->n); i < words; i++) {
        added |= from->words[i] & ~set->words[i];
        set->words[i] |= from->words[i];
    }
    return added != 0;
}

static inline void bitset_intersect(struct bitset *set, const struct bitset *with)
{
    for (int i = 0, words = bitset_words(set->n); i < words; i++)
        set->words[i] &= with->words[i];
}

static inline void bitset_subtract(struct bitset *set, const struct bitset *without)
{
    for (int i = 0, words = bitset_words(set->n); i < words; i++)
        set->words[i] &= ~without->words[i];
}

/* The smallest member that is not below `from`, or -1:
 * for (int i = bitset_next(set, 0); i >= 0; i = bitset_next(set, i + 1)) */
static inline int bitset_next(const struct bitset *set, int from)
{
    if (from >= set->n)
        return -1;
    int word = from >> 6, words = bitset_words(set->n);
    uint64_t rest = set->words[word] & ~(uint64_t)0 << (from & 63);
    while (rest == 0) {
        if (++word == words)
            return -1;
        rest = set->words[word];
    }
    return word * 64 + __builtin_ctzll(rest);
}

#endif
