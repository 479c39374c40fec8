/* Memory by size class, never given back to malloc: a freed block is the next one of its size.
 * Multiples of 16 up to 1024, then powers of two up to 1 MiB; larger ones are malloc's. Two owners:
 * each loop has a pool of tasks, which td_dump walks, and each thread one for everything else.
 *
 * The thread's blocks may be freed on any thread. A thread that only frees must not pile
 * up what another one allocates: a thread keeps two batches of free blocks of a class at most;
 * further ones go to the depot, where all threads look before they ask malloc:
 *
 *      free ---> [ up to a batch ]      spare ---> [ a batch, or nothing ]
 *                       a full one becomes the spare; the spare before it goes to the depot
 */
#ifndef TANDEM_BLOCK_H
#define TANDEM_BLOCK_H

#include "core/base.h"
#include "core/memcheck.h"

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

/* The thread's own: td__tls.blocks, made when it is first needed. */
struct td__blocks {
    struct pool pool;
    unsigned char room[POOL_CLASSES + 1]; /* blocks that `free` takes before it is a batch */
    void *spare[POOL_CLASSES];
};
extern struct td__blocks td__no_blocks; /* of a thread that has none: nothing free, and no room */
void *td__block_get_slow(unsigned class, size_t size);
void td__block_put_slow(unsigned class, void *block);

static inline void *block_get(unsigned class, size_t size)
{
    struct td__blocks *blocks = td__tls.blocks;
    void **block = blocks->pool.free[class];
    if (memcheck_runs() || !block)
        return td__block_get_slow(class, size);
    blocks->pool.free[class] = *block;
    blocks->room[class]++;
    return block;
}
static inline void block_put(unsigned class, void *block)
{
    struct td__blocks *blocks = td__tls.blocks;
    if (memcheck_runs() || blocks->room[class] == 0) { /* none for POOL_HUGE */
        td__block_put_slow(class, block);
        return;
    }
    blocks->room[class]--;
    *(void **)block = blocks->pool.free[class];
    blocks->pool.free[class] = block;
}

#endif
