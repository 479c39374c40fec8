/* Memory by size class, never given back to malloc while its owner lives: a freed block is the next
 * one of its size. Multiples of 16 up to 1024, then powers of two up to 1 MiB; larger ones are
 * malloc's. Two owners: each loop has a pool of tasks, which td_dump walks, and each thread one for
 * everything else, whose blocks may be freed on any thread. */
#ifndef TANDEM_BLOCK_H
#define TANDEM_BLOCK_H

#include <stddef.h>

enum { POOL_SMALL = 64, POOL_CLASSES = 75, POOL_HUGE = 255 };

struct chunk {
    struct chunk *next;
    size_t block;  /* bytes */
    char *end;
    void *unused; /* blocks start at a multiple of 16 */
};
struct pool {
    void *free[POOL_CLASSES];
    char *fresh[POOL_CLASSES], *end[POOL_CLASSES]; /* the rest of the newest chunk */
    size_t chunk[POOL_CLASSES];                    /* size of the next chunk */
    struct chunk *chunks;
};

unsigned td__pool_class(size_t size);
void *td__pool_get(struct pool *pool, unsigned class, size_t size); /* size counts for POOL_HUGE */
void td__pool_put(struct pool *pool, unsigned class, void *block, size_t keep); /* keep: bytes at
                                  the start that stay readable for who walks the chunks */
/* Calls `visit` for each block that was ever handed out. */
void td__pool_walk(struct pool *pool, void (*visit)(void *block, void *user), void *user);

/* The thread's pool. Blocks are not cleared. */
void *td__block_get(unsigned class, size_t size);
void td__block_put(unsigned class, void *block);
void td__blocks_leave(void); /* the thread ends: others may use what it has */

/* malloc that does not return NULL: ends the program with a message. */
void *td__malloc(size_t size);

#endif
