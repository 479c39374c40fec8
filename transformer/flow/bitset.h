/* Sets of small integers as words of bits. */
#ifndef TANDEM_FLOW_BITSET_H
#define TANDEM_FLOW_BITSET_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct bitset {
    uint64_t *words;
    int n; /* in bits */
};

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

static inline bool bitset_has(const struct bitset *set, int i)
{
    return set->words[i >> 6] >> (i & 63) & 1;
}

static inline void bitset_add(struct bitset *set, int i)
{
    set->words[i >> 6] |= (uint64_t)1 << (i & 63);
}

static inline void bitset_remove(struct bitset *set, int i)
{
    set->words[i >> 6] &= ~((uint64_t)1 << (i & 63));
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
