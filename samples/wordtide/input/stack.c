/* A bounded stack: most words are the queue's. */
#include <stdbool.h>

struct stack {
    int items[16];
    int count;
};

bool stack_push(struct stack *stack, int item)
{
    if (stack->count == 16)
        return false;
    stack->items[stack->count++] = item;
    return true;
}

bool stack_pop(struct stack *stack, int *item)
{
    if (stack->count == 0)
        return false;
    *item = stack->items[--stack->count];
    return true;
}
