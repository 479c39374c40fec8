/* The machine below verify.c: depth-first searches for one variable after the other.  It has
 * nothing in common with dataflow.c, on purpose. */
#ifndef TANDEM_FLOW_SEARCH_H
#define TANDEM_FLOW_SEARCH_H

#include "flow/cfg.h"
#include "flow/sets.h"

/* An event, and where it is. */
struct mention {
    block_id block;
    int index;
    struct event event;
};

enum rule {
    /* backward */
    READ_LOST,      /* start before a use of v; until an event of v, every suspension must keep it */
    READ_DESTROYED, /* the same start and end; no slot mate may be written */
    KEPT_UNSAVED,   /* start at a suspension that keeps v and does not save it; until ON, OFF, or a
                       suspension that saved it for certain, v may not be written */
    /* forward */
    ESCAPED_LOST,   /* start after ADDRESS v; until ON, OFF every suspension must keep it */
    ESCAPED_UNSAVED, /* start after ADDRESS v; until ON, OFF all that keep v must save it */
    ESCAPED_SHARED  /* start after ADDRESS v; until ON, OFF no slot mate may be written */
};

struct search {
    const struct cfg *cfg;
    struct arena scratch;
    bool *reachable;
    int *first_pred, *preds; /* reachable predecessors of block b: preds[first_pred[b] ..) */
    int *first_end, *ends;   /* reachable blocks that end in suspension s, in the same way */
    /* Mentions by group (a variable, or all variables of a slot), each in order of place:
     * mentions[group_start[g] .. group_start[g + 1]). */
    int *group_start;
    struct mention *mentions;
    int *var_start; /* and the same by variable */
    struct mention *uses;
    /* For the group at hand: the first and the last mention in a block, valid if head_group matches. */
    int *head, *tail, *head_group;
    int group;
    /* For the search at hand. */
    enum rule rule;
    var_id var;
    const struct sets *live, *dirty;
    int *seen, number; /* block -> the number of the search that saw it last */
    block_id *stack;
    int depth;
    struct mention start, hit; /* what to say when it found something */
};

/* Then one of the two group functions, then search_group for the group at hand. */
void search_open(struct search *search, struct cfg *cfg, const struct sets *live);
void search_close(struct search *search);
/* group_of[v]: 0..n_groups-1, or -1 for a variable that is not asked about. */
void search_by_slot(struct search *search, const int *slot);
void search_by_variable(struct search *search); /* each variable is a group of its own */
void search_group(struct search *search, int group);

/* A search begins, and goes on from any number of events; what an earlier start has seen is not walked
 * again.  False, with start and hit set, if that finds a failure. */
void search_begin(struct search *search, enum rule rule, var_id var);
bool search_from(struct search *search, struct mention start);
/* One search from all uses of `var` (READ and ADDRESS, before them), or after each ADDRESS. */
bool search_from_uses(struct search *search, enum rule rule, var_id var);
bool search_from_addresses(struct search *search, enum rule rule, var_id var);

#endif
