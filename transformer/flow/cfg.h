/* The control-flow graph of one function: blocks of events.  The analyses see nothing else:
 * no tree, no libclang; unit tests feed them the same thing as text.
 *
 *   block 0: on 1; write 1; read 1; -> 1 2
 *   block 1: read 2; suspend 0; -> 2
 *
 * Variables and suspensions are small dense integers. */
#ifndef TANDEM_FLOW_CFG_H
#define TANDEM_FLOW_CFG_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef int var_id;
typedef int suspend_id;
typedef int block_id;

enum event_kind {
    EVENT_READ,    /* the variable's value is used */
    EVENT_WRITE,   /* all of it is overwritten */
    EVENT_ADDRESS, /* its address is taken here: from now to EVENT_OFF it may be used by anyone */
    EVENT_ON,      /* its scope is entered: its value is indeterminate */
    EVENT_OFF,     /* its scope is left: it is dead */
    EVENT_SUSPEND  /* the function may return to its caller here and be resumed right behind;
                      always the last event of its block */
};
struct event {
    enum event_kind kind;
    int id; /* var_id, or suspend_id */
};
struct block {
    VEC(struct event) events;
    VEC(block_id) next;
    int loop_depth; /* how many loops it stands in: weights */
    int line;       /* for people: of the construct that it belongs to, or 0, ... */
    const char *construct, *part; /* ... "FOR", "body", or NULL */
    bool always;    /* its suspension always leaves the function (a yield). Else (an await) it may
                       go on at once: then nothing is saved and nothing restored. */
};
struct cfg {
    struct arena *arena;
    int n_vars, n_suspends;
    VEC(struct block) blocks; /* block 0 is the entry; parameters are written there */
};

/* A set of variables. */
struct bitset {
    uint64_t *words;
    int n; /* in bits */
};
static inline bool bitset_has(const struct bitset *set, int i)
{
    return set->words[i >> 6] >> (i & 63) & 1;
}

block_id cfg_block(struct cfg *cfg, int loop_depth);
void cfg_event(struct cfg *cfg, block_id block, enum event_kind kind, int id);
void cfg_edge(struct cfg *cfg, block_id from, block_id to);
void cfg_print(const struct cfg *cfg, const char *const *var_names, FILE *out); /* the text form */
bool cfg_parse(struct cfg *cfg, const char *text); /* reads the text form (tests) */

/* liveness.c: for each suspension the variables that must survive it:
 *   - those whose value may be read behind it before being overwritten,
 *   - those whose address was taken on some path before it, and whose scope is not left.
 * Backward data flow for the former, forward for the latter. result[suspend_id]. */
struct bitset *liveness_run(struct cfg *cfg);
/* dirty[suspend_id]: variables in live[suspend_id] that may have been written since the entry or
 * the last suspension that saved them for certain (block.always), on some path (so a copy in the
 * frame may be stale and must be saved). */
struct bitset *liveness_dirty(struct cfg *cfg, const struct bitset *live);

/* conflicts.c: n_vars sets; b is in conflicts[a] iff the two may hold needed values at the same
 * time: both live across one suspension, or one is written (or its address taken) while the other
 * is live across a later or earlier suspension reachable without leaving either's life. Symmetric. */
struct bitset *conflicts_run(struct cfg *cfg, const struct bitset *live);

/* layout.c: assigns each variable of `saved` a slot so that conflicting ones never share;
 * slots are in order of first use. Greedy by decreasing size then id: sizes differ, so a slot is
 * as large as its largest member. slot[var] = -1 for those not saved. Returns the number of slots. */
int layout_slots(struct arena *arena, int n_vars, const struct bitset *conflicts,
                 const bool *saved, const int64_t *size, const int64_t *align, int *slot);

/* verify.c: the second algorithm. Forward definite assignment: each suspension unassigns every
 * variable; a read of a variable that a suspension unassigned (and no write re-assigned) means
 * it must survive that suspension. Address-taken variables: any suspension between their ADDRESS and OFF.
 * Returns NULL if `live` covers all, else a message in the arena that names variable and suspension. */
const char *verify_run(struct cfg *cfg, const struct bitset *live);
/* The same second look at the others: NULL, or a message.  Every variable written since it was last
 * saved is in dirty[s]; variables with the same slot (-1: none) never destroy each other. */
const char *verify_dirty(struct cfg *cfg, const struct bitset *live, const struct bitset *dirty);
const char *verify_slots(struct cfg *cfg, const struct bitset *live, const int *slot);

#endif
