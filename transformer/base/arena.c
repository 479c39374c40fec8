#include "base/arena.h"

#include "base/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Chunks grow with the arena: that of a pass on a small function takes a few kilobytes, that of a
 * large file gets fresh pages from the system. A block larger than a chunk has a chunk of its own.  Memory
 * is cleared when it is given out, not before: then it is in the processor's cache. */
enum { FIRST_CHUNK = 4 * 1024, LAST_CHUNK = 256 * 1024, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t used, size;
    _Alignas(ALIGNMENT) char bytes[];
};

static void out_of_memory(void)
{
    fputs("tandem: out of memory\n", stderr);
    exit(2);
}

static struct arena_chunk *chunk_new(size_t size)
{
    struct arena_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk)
        out_of_memory();
    *chunk = (struct arena_chunk){.size = size};
    return chunk;
}

static size_t rounded(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static void *alloc_from_new_chunk(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk = arena->chunks;
    size_t usual = chunk ? arena->chunk_size * 2 : FIRST_CHUNK;
    if (usual > LAST_CHUNK)
        usual = LAST_CHUNK;
    struct arena_chunk *fresh = chunk_new(size > usual ? size : usual);
    if (chunk && size > usual) {
        /* keep filling the current chunk: a large block has one of its own after it */
        fresh->next = chunk->next;
        chunk->next = fresh;
    } else {
        fresh->next = chunk;
        arena->chunks = fresh;
        arena->chunk_size = usual;
    }
    fresh->used = size;
    return fresh->bytes;
}

/* A block of rounded size, not cleared. */
static void *take(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < size)
        return alloc_from_new_chunk(arena, size);
    void *memory = chunk->bytes + chunk->used;
    chunk->used += size;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size = rounded(size);
    return memset(take(arena, size), 0, size);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t size)
{
    if (old && rounded(old_size) > LAST_CHUNK) { /* it has a chunk of its own: a link leads to it */
        struct arena_chunk **link = &arena->chunks;
        while (*link && (*link)->bytes != (char *)old)
            link = &(*link)->next;
        if (*link) {
            size = rounded(size);
            struct arena_chunk *chunk = realloc(*link, sizeof *chunk + size);
            if (!chunk)
                out_of_memory();
            *link = chunk;
            chunk->used = chunk->size = size;
            return chunk->bytes;
        }
    }
    void *fresh = take(arena, rounded(size));
    if (old)
        memcpy(fresh, old, old_size);
    return fresh;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, rounded(length + 1));
    if (length) /* text may be NULL then */
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    /* into the room that is left; if that is too little, the result is the length needed */
    struct arena_chunk *chunk = arena->chunks;
    size_t room = chunk ? chunk->size - chunk->used : 0;
    size_t length = format_text(room ? chunk->bytes + chunk->used : NULL, room, format, args);
    char *text;
    if (length < room) {
        text = chunk->bytes + chunk->used;
        size_t size = rounded(length + 1);
        chunk->used += size < room ? size : room;
    } else {
        text = take(arena, rounded(length + 1));
        format_text(text, length + 1, format, again);
    }
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

/* Frees the chunks from `chunk` on up to `end`; gives `end`. */
static struct arena_chunk *free_until(struct arena_chunk *chunk, struct arena_chunk *end)
{
    while (chunk != end) {
        struct arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    return end;
}

void arena_free(struct arena *arena)
{
    free_until(arena->chunks, NULL);
    *arena = (struct arena){0};
}

void arena_clear(struct arena *arena)
{
    struct arena_chunk *kept = arena->chunks;
    if (!kept || kept->size > LAST_CHUNK) {
        arena_free(arena);
        return;
    }
    arena->chunks = kept->next;
    size_t size = arena->chunk_size;
    arena_free(arena);
    kept->next = NULL;
    kept->used = 0;
    arena->chunks = kept;
    arena->chunk_size = size;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    struct arena_chunk *chunk = arena->chunks;
    return (struct arena_mark){.chunk = chunk,
                               .next = chunk ? chunk->next : NULL,
                               .used = chunk ? chunk->used : 0,
                               .chunk_size = arena->chunk_size};
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    arena->chunks = free_until(arena->chunks, mark.chunk);
    arena->chunk_size = mark.chunk_size;
    if (mark.chunk) {
        mark.chunk->next = free_until(mark.chunk->next, mark.next); /* large blocks */
        mark.chunk->used = mark.used;
    }
}
