/* Stacks: mapped once, then pooled.
 *
 * A mapping and its first touches cost microseconds, so stacks are kept: up to POOL_MAX free ones
 * per loop. The first POOL_WARM keep their pages; those deeper in the pool give them back to
 * the system and keep only their addresses. */
#include "stack/stack.h"

#include "core/memcheck.h"
#include "host/host.h"

#include <stdlib.h>

#if defined(TD_ASAN)
#include <sanitizer/lsan_interface.h>
#endif
#if defined(TD_TSAN)
#include <sanitizer/tsan_interface.h>
#endif

enum { POOL_MAX = 64, POOL_WARM = 8, GUARD = 64 * 1024, DEEP = 128 * 1024 };

/* Bytes of a new stack: TANDEM_STACK_SIZE (k, m and g may follow the number), or 8 MiB. */
static size_t stack_size(void)
{
    static size_t known;
    size_t size = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (size == 0) {
        const char *text = td__setting("TANDEM_STACK_SIZE");
        size = 8u << 20;
        if (text && *text) {
            char *end;
            unsigned long long n = strtoull(text, &end, 10);
            unsigned shift = *end == 'k' || *end == 'K'   ? 10
                             : *end == 'm' || *end == 'M' ? 20
                             : *end == 'g' || *end == 'G' ? 30
                                                          : 0;
            if (end == text || (shift ? end[1] : *end) != '\0' || n == 0 ||
                n > (1ull << 40) >> shift)
                td__fatal("TANDEM_STACK_SIZE=%s is not a size (write 256k or 8m)", text);
            size = (size_t)(n << shift);
        }
        if (size < 2 * DEEP)
            size = 2 * DEEP;
        size = (size + GUARD - 1) / GUARD * GUARD;
        __atomic_store_n(&known, size, __ATOMIC_RELAXED);
    }
    return size;
}

static struct stack *stack_map(void)
{
    size_t size = stack_size() + GUARD;
    char *base = td__map(size, GUARD);
    struct stack *stack;
    if (!base)
        td__fatal("no room for another C stack (%zu bytes; vm.max_map_count allows about 32000)",
                  size);
    stack = (struct stack *)(void *)(base + size - (sizeof *stack + 63) / 64 * 64);
    stack->base = base;
    stack->guard = GUARD;
    stack->size = size;
    stack->deep = (char *)stack - DEEP;
#if defined(TD_VALGRIND)
    stack->valgrind_id = VALGRIND_STACK_REGISTER(base + GUARD, stack);
#endif
    return stack;
}

static void stack_unmap(struct stack *stack)
{
#if defined(TD_VALGRIND)
    VALGRIND_STACK_DEREGISTER(stack->valgrind_id);
#endif
    td__unmap(stack->base, stack->size);
}

struct stack *td__stack_get(struct stack_pool *pool)
{
    struct stack *stack = pool->free;
    if (stack) {
        pool->free = stack->next;
        pool->n_free--;
    } else {
        stack = stack_map();
    }
#if defined(TD_TSAN)
    stack->context.fiber = __tsan_create_fiber(0);
#endif
#if defined(TD_ASAN)
    /* memory that is pointed to from here has not leaked */
    __lsan_register_root_region(stack->base + stack->guard, stack->size - stack->guard);
#endif
    return stack;
}

void td__stack_put(struct stack_pool *pool, struct stack *stack)
{
#if defined(TD_TSAN)
    __tsan_destroy_fiber(stack->context.fiber);
#endif
#if defined(TD_ASAN)
    __lsan_unregister_root_region(stack->base + stack->guard, stack->size - stack->guard);
    /* functions that were dropped part-way have left their red zones */
    __asan_unpoison_memory_region(stack->base + stack->guard, stack->size - stack->guard);
#endif
    if (pool->n_free == POOL_MAX) {
        stack_unmap(stack);
        return;
    }
    if (pool->n_free >= POOL_WARM)
        td__map_forget(stack->base + stack->guard, (char *)stack);
    stack->next = pool->free;
    pool->free = stack;
    pool->n_free++;
}

void td__stack_pool_free(struct stack_pool *pool)
{
    while (pool->free) {
        struct stack *stack = pool->free;
        pool->free = stack->next;
        stack_unmap(stack);
    }
    pool->n_free = 0;
}
