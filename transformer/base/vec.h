/* Growable arrays in an arena: VEC(int) numbers = {0}; VEC_PUSH(arena, &numbers, 3);
 * An element's address is valid only until the next push. */
#ifndef TANDEM_BASE_VEC_H
#define TANDEM_BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        int n, capacity;                                                                           \
    }

#define VEC_PUSH(arena, vec, value)                                                                \
    ((vec)->n == (vec)->capacity                                                                   \
         ? (void)((vec)->at = vec_grow((arena), (vec)->at, &(vec)->capacity, sizeof *(vec)->at))   \
         : (void)0,                                                                                \
     (void)((vec)->at[(vec)->n++] = (value)))

/* Makes room for `more` elements, so that pushing them moves nothing. */
#define VEC_RESERVE(arena, vec, more)                                                              \
    ((vec)->capacity - (vec)->n < (more)                                                           \
         ? (void)((vec)->at = vec_reserve((arena), (vec)->at, (vec)->n, (more), &(vec)->capacity,  \
                                          sizeof *(vec)->at))                                      \
         : (void)0)

static inline void *vec_reserve(struct arena *arena, void *old, int n, int more, int *capacity,
                                size_t element)
{
    size_t before = (size_t)*capacity * element;
    *capacity = n + more > 2 * *capacity ? n + more : 2 * *capacity;
    return arena_grow(arena, old, before, (size_t)*capacity * element);
}

static inline void *vec_grow(struct arena *arena, void *old, int *capacity, size_t element)
{
    int n = *capacity;
    *capacity = n ? 2 * n : 8;
    return arena_grow(arena, old, (size_t)n * element, (size_t)*capacity * element);
}

#endif
