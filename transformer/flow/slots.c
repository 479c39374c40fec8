/* Which saved variables share a place in the frame.
 *
 * The idea: the spans are walked from left to right; a variable takes a place that nobody holds any
 * more, and gives it back at the end of its span.
 *
 *   a ######          64 bytes    a -> slot 0
 *   b   ####           8          b -> slot 1
 *   c        #####    64          c -> slot 0, which is as large
 *   d          ####    8          d -> slot 1
 *
 * That is linear scan (Poletto and Sarkar, 1999), with best fit for the sizes: among the places that
 * are free the smallest that is large enough, else the largest, which grows; of those of one size the
 * one given back last.  The number of slots is the least possible, since as many spans meet in one
 * point; the least sum of sizes is NP-hard to find.
 *
 * It leaves: two variables with the same slot have spans that are apart; the result depends on nothing
 * but the arguments.
 *
 * Cost: n log n, and sizes / 64 words for each variable. */
#include "flow/bitset.h"
#include "flow/cfg.h"

#include "base/fault.h"

#include <stdlib.h>

struct candidate {
    struct span span;
    int64_t size;
    var_id var;
};

struct slot {
    int rank;  /* of its size, among the different sizes in increasing order */
    int end;   /* of the span that holds it */
    int below; /* the next free slot of that rank, or -1 */
};

struct scan {
    struct slot *slots;
    int n_slots;
    int *heap;    /* slots that are held, the one with the nearest end first */
    int n_heap;
    int *top;     /* per rank: the free slot that was given back last, or -1 */
    struct bitset larger_free;  /* ranks with a free slot */
    struct bitset smaller_free; /* the same, counted from the largest down */
    int n_ranks;
};

static int by_beginning(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->span.from != b->span.from)
        return a->span.from < b->span.from ? -1 : 1;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return a->var < b->var ? -1 : a->var > b->var;
}

static int by_size(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

/* ---- held slots, a binary heap by end ---- */

static bool ends_before(const struct scan *scan, int a, int b)
{
    return scan->slots[a].end != scan->slots[b].end ? scan->slots[a].end < scan->slots[b].end : a > b;
}

static void hold(struct scan *scan, int slot)
{
    int at = scan->n_heap++;
    for (; at > 0 && ends_before(scan, slot, scan->heap[(at - 1) / 2]); at = (at - 1) / 2)
        scan->heap[at] = scan->heap[(at - 1) / 2];
    scan->heap[at] = slot;
}

static int release(struct scan *scan)
{
    int first = scan->heap[0], last = scan->heap[--scan->n_heap], at = 0;
    for (int kid; (kid = 2 * at + 1) < scan->n_heap; at = kid) {
        if (kid + 1 < scan->n_heap && ends_before(scan, scan->heap[kid + 1], scan->heap[kid]))
            kid++;
        if (ends_before(scan, last, scan->heap[kid]))
            break;
        scan->heap[at] = scan->heap[kid];
    }
    scan->heap[at] = last;
    return first;
}

/* ---- free slots, a list for each size ---- */

static void give_back(struct scan *scan, int slot)
{
    int rank = scan->slots[slot].rank;
    scan->slots[slot].below = scan->top[rank];
    scan->top[rank] = slot;
    bitset_add(&scan->larger_free, rank);
    bitset_add(&scan->smaller_free, scan->n_ranks - 1 - rank);
}

static int take(struct scan *scan, int rank)
{
    int slot = scan->top[rank];
    scan->top[rank] = scan->slots[slot].below;
    if (scan->top[rank] < 0) {
        bitset_remove(&scan->larger_free, rank);
        bitset_remove(&scan->smaller_free, scan->n_ranks - 1 - rank);
    }
    return slot;
}

static int choose(struct scan *scan, int rank)
{
    int fits = bitset_next(&scan->larger_free, rank);
    if (fits >= 0)
        return take(scan, fits);
    int mirrored = bitset_next(&scan->smaller_free, scan->n_ranks - 1 - rank);
    if (mirrored >= 0)
        return take(scan, scan->n_ranks - 1 - mirrored);
    return scan->n_slots++;
}

static int find_ranks(int64_t *sizes, int n)
{
    int n_ranks = 0;
    qsort(sizes, (size_t)n, sizeof *sizes, by_size);
    for (int i = 0; i < n; i++)
        if (!n_ranks || sizes[n_ranks - 1] != sizes[i])
            sizes[n_ranks++] = sizes[i];
    return n_ranks;
}

/* The arrays have n_vars elements; sizes in bytes. */
int layout_slots(struct arena *arena, int n_vars, const struct span *spans, const bool *saved,
                 const int64_t *size, int *slot)
{
    struct candidate *candidates = ARENA_ARRAY(arena, struct candidate, n_vars + 1);
    int64_t *sizes = ARENA_ARRAY(arena, int64_t, n_vars + 1);
    struct scan scan = {.slots = ARENA_ARRAY(arena, struct slot, n_vars + 1),
                        .heap = ARENA_ARRAY(arena, int, n_vars + 1)};
    int n = 0;
    for (int v = 0; v < n_vars; v++) {
        slot[v] = -1;
        if (!saved[v])
            continue;
        sizes[n] = size[v];
        candidates[n++] = (struct candidate){spans[v], size[v], v};
    }
    qsort(candidates, (size_t)n, sizeof *candidates, by_beginning);
    scan.n_ranks = find_ranks(sizes, n);
    scan.top = ARENA_ARRAY(arena, int, scan.n_ranks + 1);
    for (int r = 0; r < scan.n_ranks; r++)
        scan.top[r] = -1;
    scan.larger_free = bitset_new(arena, scan.n_ranks);
    scan.smaller_free = bitset_new(arena, scan.n_ranks);
    for (int i = 0; i < n; i++) {
        const struct candidate *c = &candidates[i];
        const int64_t *at = bsearch(&c->size, sizes, (size_t)scan.n_ranks, sizeof *sizes, by_size);
        int rank = (int)(at - sizes);
        while (scan.n_heap && (scan.slots[scan.heap[0]].end < c->span.from ||
                               flow_fault("layout-ignore-conflict")))
            give_back(&scan, release(&scan));
        int choice = choose(&scan, rank);
        struct slot *chosen = &scan.slots[choice];
        if (chosen->rank < rank)
            chosen->rank = rank;
        chosen->end = c->span.to;
        hold(&scan, choice);
        slot[c->var] = choice;
    }
    return scan.n_slots;
}
