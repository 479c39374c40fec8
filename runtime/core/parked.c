/* How a parked stack is continued: its frame is stepped. */
#include "core/park.h"

void td__unpark(struct parked *parked)
{
    td__loop->dead = td__loop->stack;
    td__context_switch(NULL, &parked->context);
    __builtin_unreachable();
}

static int parked_step(td_frame *frame, void *out)
{
    struct parked *parked = (struct parked *)(void *)frame;
    (void)out;
    if (!parked->is_parked)
        return TD__HERE;
    td__unpark(parked);
}

const td__desc td__parked_desc = {.step = parked_step,
                                  .name = "C code on a parked stack",
                                  .flags = 0,
                                  .size = sizeof(struct parked)};
