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

struct sets; /* flow/sets.h */

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
    int place;      /* from 1: the order in which blocks got their first event or edge, so that of the
                       program's text; 0: it has neither */
};
struct cfg {
    struct arena *arena;
    int n_vars, n_suspends, n_places;
    VEC(struct block) blocks; /* block 0 is the entry; parameters are written there */
};

block_id cfg_block(struct cfg *cfg, int loop_depth);
void cfg_event(struct cfg *cfg, block_id block, enum event_kind kind, int id);
void cfg_edge(struct cfg *cfg, block_id from, block_id to);
void cfg_print(const struct cfg *cfg, const char *const *var_names, FILE *out); /* the text form */
bool cfg_parse(struct cfg *cfg, const char *text); /* reads the text form (tests) */

/* liveness.c: for each suspension the variables that must survive it:
 *   - those whose value may be read after it before being overwritten,
 *   - those whose address was taken on some path before it, and whose scope is not left.
 * Backward data flow for the former, forward for the latter. */
struct sets *liveness_run(struct cfg *cfg);
/* Variables live across a suspension that may have been written since the entry or the last
 * suspension that saved them for certain (block.always), on some path (so a copy in the frame may be
 * stale and must be saved). */
struct sets *liveness_dirty(struct cfg *cfg, const struct sets *live);

/* conflicts.c: from where to where, in the order of the text, a variable holds a needed value or is
 * written; two whose spans meet may not share a place.  Only those that survive some suspension have
 * a span, the others have {0, -1}.  n_vars of them, in the graph's arena. */
struct span {
    int from, to;
};
struct span *conflicts_run(struct cfg *cfg, const struct sets *live);
static inline bool spans_meet(struct span a, struct span b)
{
    return a.from <= b.to && b.from <= a.to;
}

/* slots.c: assigns each variable of `saved` a slot so that conflicting ones never share; slots are
 * in order of first use.  slot[var] = -1 for those not saved.  Returns the number of slots. */
int layout_slots(struct arena *arena, int n_vars, const struct span *spans, const bool *saved,
                 const int64_t *size, int *slot);

/* verify.c: the second algorithm. Forward definite assignment: each suspension unassigns every
 * variable; a read of a variable that a suspension unassigned (and no write re-assigned) means
 * it must survive that suspension. Address-taken variables: any suspension between their ADDRESS and OFF.
 * Returns NULL if `live` covers all, else a message in the arena that names variable and suspension. */
const char *verify_run(struct cfg *cfg, const struct sets *live);
/* The same second look at the others: NULL, or a message.  Every variable written since it was last
 * saved is in dirty[s]; variables with the same slot (-1: none) never destroy each other. */
const char *verify_dirty(struct cfg *cfg, const struct sets *live, const struct sets *dirty);
const char *verify_slots(struct cfg *cfg, const struct sets *live, const int *slot);

#endif
