/* Arenas: memory that lives exactly as long as a unit, a function or a pass.
 *
 * Nothing taken from an arena is freed alone, and no pass calls malloc.  Memory from
 * arena_alloc is zeroed.  Running out of memory ends the program with exit
 * status 2: a transformer that goes on with half a tree would emit wrong code. */
#ifndef TANDEM_BASE_ARENA_H
#define TANDEM_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena {
    struct arena_chunk *chunks; /* newest first */
    size_t chunk_size;          /* of the newest one, large blocks apart */
};

void *arena_alloc(struct arena *arena, size_t size);
/* A block in place of an older one (or of NULL), which must not be used any more: its contents at
 * first, then bytes with any value.  Large blocks move without being copied. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t size);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args);
void arena_free(struct arena *arena); /* frees all; the arena can be used again */
void arena_clear(struct arena *arena); /* the same, but keeps a chunk for the next use */

/* Memory taken after a mark can be given back before the rest: marks nest.  A block taken before it must
 * not be grown in between. */
struct arena_mark {
    struct arena_chunk *chunk, *next;
    size_t used, chunk_size;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

#endif
