/* Size-class pools; see block.h. */
#include "internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

__thread struct pool td__blocks __attribute__((tls_model("initial-exec")));
#if defined(TD_VALGRIND) && !defined(TD_ASAN)
int td__on_valgrind;
static __attribute__((constructor)) void look_for_valgrind(void)
{
    td__on_valgrind = RUNNING_ON_VALGRIND != 0;
}
#endif

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

unsigned td__pool_class_large(size_t size)
{
    if (size == 0)
        return 1;
    if (size > (size_t)1 << 20)
        return POOL_HUGE;
    return POOL_SMALL + (unsigned)(8 * sizeof size - (unsigned)__builtin_clzl(size - 1)) - 10;
}

static size_t class_size(unsigned class)
{
    return class <= POOL_SMALL ? 16 * (size_t) class : (size_t)1 << (class - POOL_SMALL + 10);
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
    if (pool == &td__blocks && __atomic_load_n(&depot.has_some, __ATOMIC_RELAXED)) {
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

void *td__pool_get_slow(struct pool *pool, unsigned class, size_t size)
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

void td__pool_put_slow(struct pool *pool, unsigned class, void *block)
{
    if (class == POOL_HUGE) {
        free(block);
        return;
    }
    memcpy(block, &pool->free[class], sizeof(void *));
    pool->free[class] = block;
    memcheck_noaccess(block, class_size(class));
}

void td__pool_walk(struct pool *pool, void (*visit)(void *block, void *user), void *user)
{
    for (struct chunk *c = pool->chunks; c; c = c->next)
        for (char *p = (char *)(c + 1); p != c->end; p += c->block)
            visit(p, user);
}

void td__blocks_leave(void)
{
    pthread_mutex_lock(&depot.lock);
    for (unsigned class = 1; class < POOL_CLASSES; class ++) {
        void *block;
        while (td__blocks.fresh[class] != td__blocks.end[class]) {
            td__pool_put_slow(&td__blocks, class, td__blocks.fresh[class]);
            td__blocks.fresh[class] += class_size(class);
        }
        while ((block = pop(&td__blocks.free[class]))) {
            memcpy(block, &depot.free[class], sizeof(void *));
            depot.free[class] = block;
            memcheck_noaccess(block, sizeof(void *));
        }
    }
    while (td__blocks.chunks) {
        struct chunk *c = td__blocks.chunks;
        td__blocks.chunks = c->next;
        c->next = depot.chunks;
        depot.chunks = c;
    }
    memset(&td__blocks, 0, sizeof td__blocks);
    __atomic_store_n(&depot.has_some, 1, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&depot.lock);
}
