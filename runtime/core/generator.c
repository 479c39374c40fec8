/* Generators: resumed through delegations, dropped, freed. The fast path is td_next in the header.
 *
 * A delegates to B, B to C: the consumer holds A, and A.leaf is what a resume steps.
 *
 *      consumer ---> A ---leaf----------+
 *                    ^                  v
 *                    +--caller-- B <--caller-- C
 */
#include "core/gen.h"

#include "core/block.h"
#include "core/loop.h"
#include "host/host.h"

/* An ended generator yields nothing, again and again. */
static int ended_step(td_frame *frame, void *out)
{
    (void)frame;
    (void)out;
    return TD__DONE;
}

const td__desc td__ended_desc = {
    .step = ended_step, .name = "ended generator", .flags = TD__GENERATOR, .size = sizeof(td_gen)};

td_gen *td__gen_new(const td__desc *desc)
{
    unsigned class = pool_class(desc->size);
    td_gen *gen = block_get(class, desc->size);
    td__gen_init(gen, desc);
    gen->td__head.td__flags = TD__POOLED | class << 8;
    return gen;
}

void td__gen_release(td_gen *gen)
{
    if (gen->stack) {
        td__stack_put(&loop_self()->stacks, gen->stack);
        gen->stack = NULL;
    }
    if (gen->td__head.td__flags & TD__POOLED) {
        unsigned class = gen->td__head.td__flags >> 8;
        gen->td__head.td__flags = TD__FREED; /* stays there until the block is used again */
        block_put(class, gen);
    }
}

/* Catches a second free as long as the memory is not used for anything else; the first words
 * of a free block are the pool's, the flags are not. */
void td__gen_check(const td_gen *gen, const char *function)
{
    if (gen->td__head.td__flags & TD__FREED)
        td__fatal("%s: generator %p has been freed already", function, (const void *)gen);
}

void td__delegate(td_gen *self, td_gen *inner)
{
    td_gen *root = self->root;
    if (!inner)
        return; /* like one that has ended */
    for (td_gen *gen = inner->leaf;; gen = (td_gen *)(void *)gen->td__head.caller) {
        gen->root = root;
        if (gen == inner)
            break;
    }
    root->leaf = inner->leaf;
    inner->td__head.caller = &self->td__head;
}

int td__gen_settle(td_gen *root, void *out, int how)
{
    for (;;) {
        td_gen *leaf = root->leaf;
        if (how == TD__DONE) {
            if (leaf == root) {
                root->td__head.desc = &td__ended_desc;
                return TD__DONE;
            }
            root->leaf = (td_gen *)(void *)leaf->td__head.caller;
            td__gen_release(leaf);
            leaf = root->leaf;
        } else if (how != TD__AGAIN) {
            return how;
        }
        root->sent = NULL; /* it was for the yield that has been resumed */
        how = leaf->td__head.desc->step(&leaf->td__head, out);
    }
}

bool td__next_slow(td_gen *gen, void *value, int how)
{
    how = td__gen_settle(gen, value, how);
    if (how == TD__SUSPENDED)
        td__fatal("td_next of a generator that waits (%s): it is async and needs td_anext",
                  gen->leaf->td__head.desc->name);
    return how == TD__YIELDED;
}

bool td__next_discard(td_gen *gen)
{
    long double some[16];
    size_t size = gen->leaf->td__head.desc->result_size;
    void *value = size <= sizeof some ? some : td__malloc(size);
    int how = gen->leaf->td__head.desc->step(&gen->leaf->td__head, value);
    how = td__next_slow(gen, value, how);
    if (value != (void *)some)
        td__free(value);
    return how;
}

void td__gen_unwind(td_gen *gen)
{
    if (gen->td__head.td__state != 0 && (gen->td__head.desc->flags & TD__DROPS) &&
        gen->td__head.desc->step(&gen->td__head, NULL) != TD__DONE)
        td__fatal("generator %s yielded while it was dropped", gen->td__head.desc->name);
}

void td__gen_drop_slow(td_gen *root)
{
    for (;;) {
        td_gen *leaf = root->leaf;
        td__gen_unwind(leaf);
        if (leaf == root)
            break;
        root->leaf = (td_gen *)(void *)leaf->td__head.caller;
        td__gen_release(leaf);
    }
    if (root->stack) {
        td__stack_put(&loop_self()->stacks, root->stack);
        root->stack = NULL;
    }
    root->td__head.desc = &td__ended_desc;
}
