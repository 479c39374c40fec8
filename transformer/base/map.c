#include "base/map.h"

static uint32_t start(uint64_t key, uint32_t capacity)
{
    key ^= key >> 33;
    key *= UINT64_C(0xff51afd7ed558ccd); /* the finalizer of MurmurHash3 */
    key ^= key >> 33;
    return (uint32_t)key & (capacity - 1);
}

static struct map_slot *find(const struct map *map, uint64_t key)
{
    uint32_t i = start(key, map->capacity);
    while (map->slots[i].key && map->slots[i].key != key)
        i = (i + 1) & (map->capacity - 1);
    return &map->slots[i];
}

static void grow(struct arena *arena, struct map *map)
{
    struct map old = *map;
    map->capacity = old.capacity ? 2 * old.capacity : 64;
    map->slots = ARENA_ARRAY(arena, struct map_slot, map->capacity);
    for (uint32_t i = 0; i < old.capacity; i++)
        if (old.slots[i].key)
            *find(map, old.slots[i].key) = old.slots[i];
}

int *map_slot(struct arena *arena, struct map *map, uint64_t key)
{
    if (4 * (map->used + 1) > 3 * map->capacity)
        grow(arena, map);
    struct map_slot *slot = find(map, key);
    if (!slot->key) {
        *slot = (struct map_slot){key, -1};
        map->used++;
    }
    return &slot->value;
}

int map_get(const struct map *map, uint64_t key)
{
    if (!map->capacity)
        return -1;
    struct map_slot *slot = find(map, key);
    return slot->key ? slot->value : -1;
}
