#include "base/intern.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* One table a process: the passes stay on one thread. */
static struct {
    struct arena arena;
    struct entry {
        const char *text;
        size_t length;
        uint64_t hash;
    } *slots;
    size_t used, size; /* size is a power of two */
} table;

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: short keys, no seed needed. */
static uint64_t hash_bytes(const char *text, size_t length)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    return hash;
}

static void grow(void)
{
    size_t size = table.size ? table.size * 2 : 4096;
    struct entry *slots = arena_alloc(&table.arena, size * sizeof *slots);
    for (size_t i = 0; i < table.size; i++)
        if (table.slots[i].text) {
            size_t at = table.slots[i].hash & (size - 1);
            while (slots[at].text)
                at = (at + 1) & (size - 1);
            slots[at] = table.slots[i];
        }
    table.slots = slots;
    table.size = size;
}

const char *intern(const char *text, size_t length)
{
    if (2 * (table.used + 1) > table.size)
        grow();
    uint64_t hash = hash_bytes(text, length);
    size_t at = hash & (table.size - 1);
    for (; table.slots[at].text; at = (at + 1) & (table.size - 1)) {
        struct entry *entry = &table.slots[at];
        if (entry->hash == hash && entry->length == length && !memcmp(entry->text, text, length))
            return entry->text;
    }
    table.slots[at] = (struct entry){arena_strndup(&table.arena, text, length), length, hash};
    table.used++;
    return table.slots[at].text;
}

const char *intern_cstr(const char *text)
{
    return intern(text, strlen(text));
}

void intern_free(void)
{
    arena_free(&table.arena);
    table.slots = NULL;
    table.used = table.size = 0;
}
