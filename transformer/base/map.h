/* A hash map from 64-bit keys to ints, in an arena.  Open addressing; nothing is ever removed;
 * the key 0 is not allowed. */
#ifndef TANDEM_BASE_MAP_H
#define TANDEM_BASE_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct map {
    struct map_slot {
        uint64_t key; /* 0: free */
        int value;
    } *slots;
    uint32_t capacity, used; /* capacity is a power of two, or 0 */
};

/* The slot of a key; if there is none, one with value -1 is made.  Valid until the next call. */
int *map_slot(struct arena *arena, struct map *map, uint64_t key);
/* The value of a key, or -1. */
int map_get(const struct map *map, uint64_t key);

/* Interned names and other addresses as keys. */
static inline uint64_t map_key(const void *address)
{
    return (uint64_t)(uintptr_t)address;
}

#endif
