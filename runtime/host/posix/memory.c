/* Memory: blocks from malloc, stacks from mmap. */
#define _DEFAULT_SOURCE
#include "host/host.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void *checked(void *block, size_t size)
{
    if (!block)
        td__fatal("out of memory (%zu bytes)", size);
    return block;
}

void *td__malloc(size_t size)
{
    return checked(malloc(size), size);
}

void *td__zeroed(size_t size)
{
    return checked(calloc(1, size), size);
}

void *td__realloc(void *block, size_t size)
{
    return checked(realloc(block, size), size);
}

void td__free(void *block)
{
    free(block);
}

char *td__map(size_t size, size_t guard)
{
    char *base = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (base == MAP_FAILED)
        return NULL;
    if (mprotect(base, guard, PROT_NONE) != 0) {
        munmap(base, size);
        return NULL;
    }
#if defined(MADV_NOHUGEPAGE)
    madvise(base, size, MADV_NOHUGEPAGE); /* the first touch would commit 2 MiB */
#endif
    return base;
}

void td__unmap(char *base, size_t size)
{
    munmap(base, size);
}

void td__map_forget(char *from, char *to)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *end = (char *)((uintptr_t)to & ~(uintptr_t)(page - 1));
    madvise(from, (size_t)(end - from), MADV_DONTNEED);
}
