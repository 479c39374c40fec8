/* size: how many bytes a frame is, before any compiler has seen it.
 *
 * The struct that emit/frame.c prints is laid out as the ABIs do (System V ABI, "Aggregates and
 * unions"): each member at the next multiple of its alignment, the whole as aligned as its
 * strictest member.  Sizes and alignments of the members' types come from libclang, for the target
 * that the flags name; those of the runtime's headers follow from a pointer's size. */
#include "frame/frame.h"

struct extent {
    int64_t size, align;
};

static int64_t round_up(int64_t n, int64_t align)
{
    return (n + align - 1) / align * align;
}

static void add(struct extent *whole, struct extent member)
{
    whole->size = round_up(whole->size, member.align) + member.size;
    if (whole->align < member.align)
        whole->align = member.align;
}

static void overlap(struct extent *whole, struct extent member)
{
    if (whole->size < member.size)
        whole->size = member.size;
    if (whole->align < member.align)
        whole->align = member.align;
}

static void finish(struct extent *whole)
{
    whole->size = round_up(whole->size, whole->align);
}

/* td_frame: two pointers and two unsigned; td_gen: one of these and six pointers (abi.h). */
static struct extent header(const struct fn *fn)
{
    int64_t pointer = oracle_pointer_size(fn->unit->oracle);
    struct extent frame = {2 * pointer + 8, pointer > 4 ? pointer : 4};
    finish(&frame);
    if (fn_is_generator(fn))
        frame.size += 6 * pointer;
    return frame;
}

static struct extent of_type(const struct fn *fn, int type)
{
    struct type_info info = oracle_type(fn->unit->oracle, type);
    return (struct extent){info.size > 0 ? info.size : 0, info.align > 0 ? info.align : 1};
}

static struct extent of_field(const struct fn *fn, const struct symbol *symbol)
{
    struct extent extent;
    if (symbol->type)
        extent = of_type(fn, symbol->type);
    else if (symbol->embeds)
        extent = (struct extent){symbol->embeds->frame_size, symbol->embeds->frame_align};
    else if (symbol->declare[0] == 't') /* td_gen *%s */
        extent.size = extent.align = oracle_pointer_size(fn->unit->oracle);
    else /* int %s */
        extent.size = extent.align = 4;
    if (symbol->align)
        extent = (struct extent){extent.size + symbol->align - 1, 1};
    return extent;
}

static void add_slots(const struct fn *fn, struct extent *frame)
{
    for (int slot = 0; slot < fn->n_slots; slot++) {
        struct extent shared = {0, 1};
        for (int i = 0; i < fn->slots[slot].list.n; i++)
            overlap(&shared, of_field(fn, fn->slots[slot].list.at[i]));
        finish(&shared);
        add(frame, shared);
    }
}

static void add_callees(const struct fn *fn, struct extent *frame)
{
    struct extent callees = {0, 1};
    for (int s = 0; s < fn->suspends.n; s++) {
        const struct suspend *suspend = fn->suspends.at[s];
        if (suspend->kind == SUSPEND_AWAIT && suspend->call == CALL_EMBEDDED)
            overlap(&callees,
                    (struct extent){suspend->callee->frame_size, suspend->callee->frame_align});
    }
    finish(&callees);
    add(frame, callees);
}

void size_run(struct fn *fn)
{
    if (fn->kind == FN_PLAIN || (fn->kind == FN_ASYNC && fn->stackful && !fn_can_start(fn)))
        return; /* it has no frame */
    struct extent frame = header(fn);
    if (fn_returns_value(fn))
        add(&frame, of_type(fn, fn->result));
    if (fn->arguments) {
        int64_t pointer = oracle_pointer_size(fn->unit->oracle);
        add(&frame, (struct extent){pointer, pointer});
    }
    for (int i = 0; i < fn->parameters.n; i++)
        if (fn->parameters.at[i]->field)
            add(&frame, of_field(fn, fn->parameters.at[i]));
    for (int v = 0; fn_is_stackless(fn) && v < fn->vars.n; v++) {
        const struct symbol *symbol = fn->vars.at[v];
        if (symbol->field && symbol->slot < 0 && symbol->kind != SYMBOL_PARAMETER)
            add(&frame, of_field(fn, symbol));
    }
    if (fn_is_stackless(fn)) {
        add_slots(fn, &frame);
        add_callees(fn, &frame);
    }
    finish(&frame);
    fn->frame_size = frame.size;
    fn->frame_align = frame.align;
    long budget = diag_value(fn->unit, D_FRAME_SIZE);
    if (budget >= 0 && frame.size > budget) {
        tok_id name = declared_name(fn->root->kids[1])->op;
        diag_at(fn->unit, D_FRAME_SIZE, range_of_tokens(fn->unit, name, name + 1), fn->name,
                (unsigned)frame.size, (unsigned)budget);
    }
}
