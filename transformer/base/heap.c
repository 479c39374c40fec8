#include "base/heap.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Measured: clang's tables, and the memory of our passes for each byte of the file. */
enum { MEGABYTE = 1 << 20, BASE = 64 * MEGABYTE, EACH_BYTE = 80, MOST = 1 << 30 };
enum { HUGE_PAGE = 2 * MEGABYTE };

static size_t wanted_for(size_t length)
{
    return length < (MOST - BASE) / EACH_BYTE ? BASE + length * EACH_BYTE : MOST;
}

static uintptr_t top(void)
{
    return (uintptr_t)sbrk(0);
}

void heap_prepare(size_t length)
{
    static size_t prepared;
    size_t wanted = wanted_for(length);
    if (prepared >= wanted)
        return;
    prepared = wanted;
    uintptr_t begin = top();
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, MEGABYTE);
    void *volatile all = malloc(wanted); /* NULL: there is not so much, and less may be enough */
    free(all);
    uintptr_t end = top();
    begin = (begin + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    if (begin < end)
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
}

#else

void heap_prepare(size_t length)
{
    (void)length;
}

#endif
