/* Names by scope: a hash table of the innermost binding of each name, and a stack of all
 * bindings, each with the one that it hides.
 *
 *   { typedef int T; { int T; ...      bindings  T typedef, hides -1 | T ordinary, hides 0
 *                                      slot of T ->                    1
 *
 * Closing a scope pops its bindings and restores the ones they hid. */
#include "grammar/parser.h"

#include <stdint.h>

enum { FIRST_SIZE = 64 };

static unsigned slot_of(const struct scopes *scopes, const char *name)
{
    unsigned mask = (unsigned)scopes->size - 1;
    unsigned at = (unsigned)(((uint64_t)(uintptr_t)name * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (scopes->slots[at].name && scopes->slots[at].name != name)
        at = (at + 1) & mask;
    return at;
}

void scope_init(struct scopes *scopes, struct arena *arena)
{
    *scopes = (struct scopes){.arena = arena, .size = FIRST_SIZE};
    scopes->slots = ARENA_ARRAY(arena, struct binding_slot, FIRST_SIZE);
}

static void grow(struct scopes *scopes)
{
    struct binding_slot *old = scopes->slots;
    int n = scopes->size;
    scopes->size *= 2;
    scopes->slots = ARENA_ARRAY(scopes->arena, struct binding_slot, scopes->size);
    for (int i = 0; i < n; i++)
        if (old[i].name)
            scopes->slots[slot_of(scopes, old[i].name)] = old[i];
}

void scope_open(struct scopes *scopes)
{
    VEC_PUSH(scopes->arena, &scopes->marks, scopes->bindings.n);
}

void scope_close(struct scopes *scopes)
{
    int mark = scopes->marks.at[--scopes->marks.n];
    while (scopes->bindings.n > mark) {
        struct binding *last = &scopes->bindings.at[--scopes->bindings.n];
        scopes->slots[slot_of(scopes, last->name)].binding = last->hidden;
    }
}

void scope_declare(struct scopes *scopes, const char *name, bool is_typedef)
{
    if (2 * (scopes->n_slots + 1) > scopes->size)
        grow(scopes);
    struct binding_slot *slot = &scopes->slots[slot_of(scopes, name)];
    if (!slot->name) {
        *slot = (struct binding_slot){name, -1};
        scopes->n_slots++;
    }
    struct binding binding = {name, is_typedef, slot->binding};
    slot->binding = scopes->bindings.n;
    VEC_PUSH(scopes->arena, &scopes->bindings, binding);
}

enum binding_kind scope_find(const struct scopes *scopes, const char *name)
{
    const struct binding_slot *slot = &scopes->slots[slot_of(scopes, name)];
    if (!slot->name || slot->binding < 0)
        return BINDING_NONE;
    return scopes->bindings.at[slot->binding].is_typedef ? BINDING_TYPEDEF : BINDING_ORDINARY;
}
