/* Memory by size class, never given back to malloc while its owner lives: a freed block is the next
 * one of its size. Multiples of 16 up to 1024, then powers of two up to 1 MiB; larger ones are
 * malloc's. Two owners: each loop has a pool of tasks, which td_dump walks, and each thread one for
 * everything else, whose blocks may be freed on any thread. */
#ifndef TANDEM_BLOCK_H
#define TANDEM_BLOCK_H

#include <stddef.h>

#include "memcheck.h"

enum { POOL_SMALL = 64, POOL_CLASSES = 75, POOL_HUGE = POOL_CLASSES };

struct chunk {
    struct chunk *next;
    size_t block; /* bytes */
    char *end;
    void *unused; /* blocks start at a multiple of 16 */
};
struct pool {
    void *free[POOL_CLASSES + 1];                  /* of huge ones there are none */
    char *fresh[POOL_CLASSES], *end[POOL_CLASSES]; /* the rest of the newest chunk */
    size_t chunk[POOL_CLASSES];                    /* size of the next chunk */
    struct chunk *chunks;
};

unsigned td__pool_class_large(size_t size);
static inline unsigned pool_class(size_t size)
{
    return __builtin_expect(size - 1 < 16 * (size_t)POOL_SMALL, 1) ? (unsigned)((size + 15) / 16)
                                                                   : td__pool_class_large(size);
}

void *td__pool_get_slow(struct pool *pool, unsigned class, size_t size);
void td__pool_put_slow(struct pool *pool, unsigned class, void *block);

/* A block of `class`, not cleared; size counts for POOL_HUGE. */
static inline void *pool_get(struct pool *pool, unsigned class, size_t size)
{
    void **block = pool->free[class];
    if (memcheck_runs() || !block)
        return td__pool_get_slow(pool, class, size);
    pool->free[class] = *block;
    return block;
}

static inline void pool_put(struct pool *pool, unsigned class, void *block)
{
    if (memcheck_runs() || class == POOL_HUGE) {
        td__pool_put_slow(pool, class, block);
    } else {
        *(void **)block = pool->free[class];
        pool->free[class] = block;
    }
}

/* Calls `visit` for each block that was ever handed out. */
void td__pool_walk(struct pool *pool, void (*visit)(void *block, void *user), void *user);

/* The thread's pool. */
extern __thread struct pool td__blocks __attribute__((tls_model("initial-exec")));
static inline void *block_get(unsigned class, size_t size)
{
    return pool_get(&td__blocks, class, size);
}
static inline void block_put(unsigned class, void *block)
{
    pool_put(&td__blocks, class, block);
}
void td__blocks_leave(void); /* the thread ends: others may use what it has */

/* malloc that does not return NULL: ends the program with a message. */
void *td__malloc(size_t size);

#endif
