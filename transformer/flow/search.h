/* The machine below verify.c: depth-first searches for one variable after the other.  It has
 * nothing in common with dataflow.c, on purpose. */
#ifndef TANDEM_FLOW_SEARCH_H
#define TANDEM_FLOW_SEARCH_H

#include "flow/cfg.h"

/* An event, and where it is. */
struct mention {
    block_id block;
    int index;
    struct event event;
};

enum rule {
    LOST_READ,      /* start behind what destroys v; a use of v before an assignment is wrong */
    ESCAPED_LOST,   /* start behind ADDRESS v; until ON, OFF every suspension must keep it */
    WRITE_UNSAVED,  /* start behind WRITE v; until one saves it, all that keep v must */
    ESCAPE_UNSAVED, /* start behind ADDRESS v; until ON, OFF all that keep v must save it */
    ESCAPED_SHARED  /* start behind ADDRESS v; until ON, OFF no slot mate may be written */
};

struct search {
    const struct cfg *cfg;
    struct arena scratch;
    bool *reachable;
    /* Mentions by group (a variable, or all variables of a slot), each in order of place:
     * mentions[group_start[g] .. group_start[g + 1]). */
    int *group_start;
    struct mention *mentions;
    /* For the group at hand: where the mentions in a block begin, valid if head_group matches. */
    int *head, *head_group;
    int group;
    /* For the search at hand. */
    enum rule rule;
    var_id var;
    const struct bitset *live, *dirty;
    int *seen, number; /* block -> the number of the search that saw it last */
    block_id *stack;
    int depth;
    struct mention start, hit; /* what to say when it found something */
};

/* Then one of the two group functions, then search_group for the group at hand. */
void search_open(struct search *search, struct cfg *cfg, const struct bitset *live);
void search_close(struct search *search);
/* group_of[v]: 0..n_groups-1, or -1 for a variable that is not asked about. */
void search_group_mentions(struct search *search, int n_groups, const int *group_of);
void search_by_variable(struct search *search); /* each variable is a group of its own */
void search_group(struct search *search, int group);

/* A search begins, and goes on from behind any number of events; what an earlier start has seen is
 * not walked again. False, with start and hit set, if that finds a failure. */
void search_begin(struct search *search, enum rule rule, var_id var);
bool search_from(struct search *search, struct mention start);
/* One search behind all events of that kind in the group at hand that concern `var`. */
bool search_behind(struct search *search, enum rule rule, var_id var, enum event_kind kind);

#endif
