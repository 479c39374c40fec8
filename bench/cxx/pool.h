/* Where coroutine frames come from: malloc, or with BENCH_POOLED free lists by size. */
#ifndef BENCH_CXX_POOL_H
#define BENCH_CXX_POOL_H

#include <cstddef>
#include <cstdlib>
#include <new>

#ifdef BENCH_POOLED
struct pooled {
    static inline void *lists[64];

    static void *operator new(std::size_t size)
    {
        std::size_t list = (size + 15) / 16;
        if (list >= 64)
            return ::operator new(size);
        void *block = lists[list];
        if (!block)
            return refill(list);
        lists[list] = *static_cast<void **>(block);
        return block;
    }

    static void operator delete(void *block, std::size_t size)
    {
        std::size_t list = (size + 15) / 16;
        if (list >= 64)
            return ::operator delete(block);
        *static_cast<void **>(block) = lists[list];
        lists[list] = block;
    }

    /* Blocks are cut from chunks of 128 KiB, so that they cost no malloc header. */
    [[gnu::noinline]] static void *refill(std::size_t list)
    {
        static char *at[64], *end[64];
        std::size_t size = list * 16;
        if (static_cast<std::size_t>(end[list] - at[list]) < size) {
            at[list] = static_cast<char *>(::operator new(128 * 1024));
            end[list] = at[list] + 128 * 1024;
        }
        at[list] += size;
        return at[list] - size;
    }
};
#else
struct pooled {};
#endif

#endif
