/* Which saved variables share a place in the frame.
 *
 * The idea: colour the conflict graph.  Large variables first, so that small ones go where a
 * large one already made room, and no place grows afterwards.
 *
 *   size  a 64, b 8, c 64, d 8;  conflicts a-c, a-b, c-d
 *   a -> slot 0; c -> slot 1 (a is in 0); b -> slot 1; d -> slot 0
 *
 * Greedy first fit in a fixed order (Chaitin et al. 1981 for the graph, Welsh and Powell 1967
 * for greedy in an order), which is linear in the conflicts.  The least number of slots is
 * NP-hard to find, and the sum of sizes is what matters anyway.
 *
 * It leaves: two variables with the same slot do not conflict; the result depends on nothing but
 * the arguments. */
#include "flow/cfg.h"
#include "flow/bitset.h"
#include "base/fault.h"

#include <stdlib.h>

struct candidate {
    int64_t size;
    var_id var;
};

static int by_size(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return a->var < b->var ? -1 : a->var > b->var;
}

/* The arrays have n_vars elements; sizes and alignments in bytes. Among the slots that are free
 * for a variable the first one wins whose alignment is enough already, else the first one. */
int layout_slots(struct arena *arena, int n_vars, const struct bitset *conflicts,
                 const bool *saved, const int64_t *size, const int64_t *align, int *slot)
{
    struct candidate *candidates = ARENA_ARRAY(arena, struct candidate, n_vars + 1);
    int *taken_for = ARENA_ARRAY(arena, int, n_vars + 1); /* slot -> variable + 1 it is not for */
    int64_t *slot_align = ARENA_ARRAY(arena, int64_t, n_vars + 1);
    int n = 0, n_slots = 0;
    for (int v = 0; v < n_vars; v++) {
        slot[v] = -1;
        if (saved[v])
            candidates[n++] = (struct candidate){size[v], v};
    }
    qsort(candidates, (size_t)n, sizeof *candidates, by_size);
    for (int i = 0; i < n; i++) {
        var_id v = candidates[i].var;
        int choice = -1;
        for (int other = bitset_next(&conflicts[v], 0); other >= 0;
             other = bitset_next(&conflicts[v], other + 1))
            if (slot[other] >= 0 && !flow_fault("layout-ignore-conflict"))
                taken_for[slot[other]] = v + 1;
        for (int k = 0; k < n_slots; k++) {
            if (taken_for[k] == v + 1)
                continue;
            if (slot_align[k] >= align[v]) {
                choice = k;
                break;
            }
            if (choice < 0)
                choice = k;
        }
        if (choice < 0)
            choice = n_slots++;
        slot[v] = choice;
        if (slot_align[choice] < align[v])
            slot_align[choice] = align[v];
    }
    return n_slots;
}
