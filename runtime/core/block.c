/* Size-class pools; see block.h. */
#include "core/block.h"

#include "host/host.h"

#include <string.h>

#if defined(TD_VALGRIND) && !defined(TD_ASAN)
int td__on_valgrind;
static __attribute__((constructor)) void look_for_valgrind(void)
{
    td__on_valgrind = RUNNING_ON_VALGRIND != 0;
}
#endif

/* Free blocks that belong to no thread: surplus batches, and those of threads that have ended. The
 * second word of a batch's first block is the next batch. */
static struct {
    void *batches[POOL_CLASSES];
    struct chunk *chunks; /* of threads that have ended; so that leak checkers see them */
} depot;

_Static_assert(sizeof(struct chunk) % 16 == 0, "blocks are aligned");

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

/* A new chunk for blocks of `class`; chunks of a class double up to 128 KiB. */
static void *refill(struct pool *pool, unsigned class)
{
    size_t block = class_size(class), size;
    struct chunk *chunk;
    size = pool->chunk[class] ? pool->chunk[class] : 2048;
    if (size < block)
        size = block;
    pool->chunk[class] = size < 128 * 1024 ? 2 * size : size;
    size = size / block * block;
    chunk = td__zeroed(sizeof *chunk + size);
    chunk->next = pool->chunks;
    chunk->block = block;
    chunk->end = (char *)(chunk + 1) + size;
    pool->chunks = chunk;
    pool->fresh[class] = (char *)(chunk + 1) + block;
    pool->end[class] = chunk->end;
    return chunk + 1;
}

/* A block that was never handed out. */
static void *fresh(struct pool *pool, unsigned class)
{
    void *block = pool->fresh[class];
    if (block == pool->end[class])
        return refill(pool, class);
    pool->fresh[class] += class_size(class);
    return block;
}

static void push(void **list, void *block)
{
    memcpy(block, list, sizeof(void *));
    *list = block;
}

void *td__pool_get_slow(struct pool *pool, unsigned class, size_t size)
{
    void *block;
    if (class == POOL_HUGE)
        return td__malloc(size);
    block = pop(&pool->free[class]);
    if (!block)
        block = fresh(pool, class);
    memcheck_undefined(block, class_size(class));
    return block;
}

void td__pool_put_slow(struct pool *pool, unsigned class, void *block)
{
    if (class == POOL_HUGE) {
        td__free(block);
        return;
    }
    push(&pool->free[class], block);
    memcheck_noaccess(block, class_size(class));
}

void td__pool_walk(struct pool *pool, void (*visit)(void *block, void *user), void *user)
{
    for (struct chunk *c = pool->chunks; c; c = c->next)
        for (char *p = (char *)(c + 1); p != c->end; p += c->block)
            visit(p, user);
}

/* ---- the thread's blocks, and the depot ---- */

/* Blocks of a batch: about 16 KiB. */
static unsigned char batch_size(unsigned class)
{
    size_t n = 16384 / class_size(class);
    return (unsigned char)(n > 64 ? 64 : n < 2 ? 2 : n);
}

static void depot_put(unsigned class, void *batch)
{
    void **next = (void **)batch + 1;
    memcheck_undefined(next, sizeof *next);
    td__lock();
    *next = depot.batches[class];
    __atomic_store_n(&depot.batches[class], batch, __ATOMIC_RELAXED);
    td__unlock();
    memcheck_noaccess(next, sizeof *next);
}

static void *depot_get(unsigned class)
{
    void **batch;
    if (!__atomic_load_n(&depot.batches[class], __ATOMIC_RELAXED))
        return NULL;
    td__lock();
    batch = depot.batches[class];
    if (batch) {
        memcheck_defined(batch + 1, sizeof *batch);
        __atomic_store_n(&depot.batches[class], batch[1], __ATOMIC_RELAXED);
        memcheck_noaccess(batch + 1, sizeof *batch);
    }
    td__unlock();
    return batch;
}

/* The thread ends: other threads may use its blocks. */
static void blocks_leave(void)
{
    struct td__blocks *blocks = td__tls.blocks;
    struct chunk **last = &blocks->pool.chunks;
    if (blocks == &td__no_blocks)
        return;
    td__tls.blocks = &td__no_blocks;
    for (unsigned class = 1; class < POOL_CLASSES; class ++) {
        size_t size = class_size(class);
        void *block;
        if (blocks->pool.free[class])
            depot_put(class, blocks->pool.free[class]);
        if (blocks->spare[class])
            depot_put(class, blocks->spare[class]);
        while (blocks->pool.fresh[class] != blocks->pool.end[class]) {
            void *batch = NULL;
            for (int n = batch_size(class);
                 n > 0 && blocks->pool.fresh[class] != blocks->pool.end[class]; n--) {
                block = blocks->pool.fresh[class];
                blocks->pool.fresh[class] += size;
                push(&batch, block);
                memcheck_noaccess(block, size);
            }
            depot_put(class, batch);
        }
    }
    td__lock();
    while (*last)
        last = &(*last)->next;
    *last = depot.chunks;
    depot.chunks = blocks->pool.chunks;
    td__unlock();
    td__free(blocks);
}

static struct td__blocks *blocks_self(void)
{
    struct td__blocks *blocks = td__tls.blocks;
    if (blocks != &td__no_blocks)
        return blocks;
    td__host_begin(&td__no_blocks, NULL);
    blocks = td__zeroed(sizeof *blocks);
    for (unsigned class = 1; class < POOL_CLASSES; class ++)
        blocks->room[class] = batch_size(class);
    td__at_thread_end(AT_END_BLOCKS, blocks_leave);
    td__tls.blocks = blocks;
    return blocks;
}

void *td__block_get_slow(unsigned class, size_t size)
{
    struct td__blocks *blocks;
    void *block;
    if (class == POOL_HUGE)
        return td__malloc(size);
    blocks = blocks_self();
    if (!blocks->pool.free[class]) {
        void *batch = blocks->spare[class];
        blocks->spare[class] = NULL;
        if (!batch)
            batch = depot_get(class);
        blocks->pool.free[class] = batch;
        blocks->room[class] = batch ? 0 : batch_size(class);
    }
    block = pop(&blocks->pool.free[class]);
    if (block)
        blocks->room[class]++;
    else
        block = fresh(&blocks->pool, class);
    memcheck_undefined(block, class_size(class));
    return block;
}

void td__block_put_slow(unsigned class, void *block)
{
    struct td__blocks *blocks;
    if (class == POOL_HUGE) {
        td__free(block);
        return;
    }
    blocks = blocks_self();
    if (blocks->room[class] == 0) {
        if (blocks->spare[class])
            depot_put(class, blocks->spare[class]);
        blocks->spare[class] = blocks->pool.free[class];
        blocks->pool.free[class] = NULL;
        blocks->room[class] = batch_size(class);
    }
    blocks->room[class]--;
    push(&blocks->pool.free[class], block);
    memcheck_noaccess(block, class_size(class));
}
