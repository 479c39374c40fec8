/* Size-class pools; see block.h. */
#include "internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "memcheck.h"

static __thread struct pool blocks __attribute__((tls_model("initial-exec")));

/* What threads that have ended left behind. */
static struct {
    pthread_mutex_t lock;
    int has_some;
    void *free[POOL_CLASSES];
    struct chunk *chunks; /* so that leak checkers see them */
} depot = {.lock = PTHREAD_MUTEX_INITIALIZER};

void *td__malloc(size_t size)
{
    void *p = malloc(size);
    if (!p)
        td__fatal("out of memory (%zu bytes)", size);
    return p;
}

unsigned td__pool_class(size_t size)
{
    if (size <= 16 * (size_t)POOL_SMALL)
        return size == 0 ? 1 : (unsigned)((size + 15) / 16);
    if (size > (size_t)1 << 20)
        return POOL_HUGE;
    return POOL_SMALL + (unsigned)(8 * sizeof size - (unsigned)__builtin_clzl(size - 1)) - 10;
}

static size_t class_size(unsigned class)
{
    return class <= POOL_SMALL ? 16 * (size_t)class : (size_t)1 << (class - POOL_SMALL + 10);
}

static void *pop(void **list)
{
    void *block = *list;
    if (block) {
        memcheck_defined(block, sizeof(void *));
        memcpy(list, block, sizeof(void *));
    }
    return block;
}

/* A new chunk for blocks of `class`, or the depot's; chunks of a class double up to 128 KiB. */
static void *refill(struct pool *pool, unsigned class)
{
    size_t block = class_size(class), size;
    struct chunk *chunk;
    if (pool == &blocks && __atomic_load_n(&depot.has_some, __ATOMIC_RELAXED)) {
        pthread_mutex_lock(&depot.lock);
        pool->free[class] = depot.free[class];
        depot.free[class] = NULL;
        pthread_mutex_unlock(&depot.lock);
        if (pool->free[class])
            return pop(&pool->free[class]);
    }
    size = pool->chunk[class] ? pool->chunk[class] : 2048;
    if (size < block)
        size = block;
    pool->chunk[class] = size < 128 * 1024 ? 2 * size : size;
    size = size / block * block;
    chunk = calloc(1, sizeof *chunk + size);
    if (!chunk)
        td__fatal("out of memory (%zu bytes)", size);
    chunk->next = pool->chunks;
    chunk->block = block;
    chunk->end = (char *)(chunk + 1) + size;
    pool->chunks = chunk;
    pool->fresh[class] = (char *)(chunk + 1) + block;
    pool->end[class] = chunk->end;
    return chunk + 1;
}

void *td__pool_get(struct pool *pool, unsigned class, size_t size)
{
    void *block;
    if (class == POOL_HUGE)
        return td__malloc(size);
    block = pop(&pool->free[class]);
    if (!block) {
        if (pool->fresh[class] != pool->end[class]) {
            block = pool->fresh[class];
            pool->fresh[class] += class_size(class);
        } else {
            block = refill(pool, class);
        }
    }
    memcheck_undefined(block, class_size(class));
    return block;
}

void td__pool_put(struct pool *pool, unsigned class, void *block, size_t keep)
{
    if (class == POOL_HUGE) {
        free(block);
        return;
    }
    memcpy(block, &pool->free[class], sizeof(void *));
    pool->free[class] = block;
    memcheck_noaccess((char *)block + keep, class_size(class) - keep);
}

void td__pool_walk(struct pool *pool, void (*visit)(void *block, void *user), void *user)
{
    for (struct chunk *c = pool->chunks; c; c = c->next)
        for (char *p = (char *)(c + 1); p != c->end; p += c->block)
            visit(p, user);
}

void *td__block_get(unsigned class, size_t size)
{
    return td__pool_get(&blocks, class, size);
}

void td__block_put(unsigned class, void *block)
{
    td__pool_put(&blocks, class, block, 0);
}

void td__blocks_leave(void)
{
    pthread_mutex_lock(&depot.lock);
    for (unsigned class = 1; class < POOL_CLASSES; class++) {
        void *block;
        while (blocks.fresh[class] != blocks.end[class]) {
            td__pool_put(&blocks, class, blocks.fresh[class], 0);
            blocks.fresh[class] += class_size(class);
        }
        while ((block = pop(&blocks.free[class]))) {
            memcpy(block, &depot.free[class], sizeof(void *));
            depot.free[class] = block;
            memcheck_noaccess(block, sizeof(void *));
        }
    }
    while (blocks.chunks) {
        struct chunk *c = blocks.chunks;
        blocks.chunks = c->next;
        c->next = depot.chunks;
        depot.chunks = c;
    }
    memset(&blocks, 0, sizeof blocks);
    __atomic_store_n(&depot.has_some, 1, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&depot.lock);
}
