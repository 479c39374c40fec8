/* Arenas: memory that lives exactly as long as a unit, a function or a pass.
 *
 * Nothing taken from an arena is freed alone, and no pass calls malloc.  All
 * memory comes back zeroed.  Running out of memory ends the program with exit
 * status 2: a transformer that goes on with half a tree would emit wrong code. */
#ifndef TANDEM_BASE_ARENA_H
#define TANDEM_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena {
    struct arena_chunk *chunks; /* newest first */
};

void *arena_alloc(struct arena *arena, size_t size);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args);
void arena_free(struct arena *arena); /* frees all; the arena can be used again */

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

#endif
