/* A bounded queue of ints. */
#include <stdbool.h>

struct queue {
    int items[16];
    int first, count;
};

bool queue_put(struct queue *queue, int item)
{
    if (queue->count == 16)
        return false;
    queue->items[(queue->first + queue->count++) % 16] = item;
    return true;
}

bool queue_take(struct queue *queue, int *item)
{
    if (queue->count == 0)
        return false; /* "nothing" is 'no' item */
    *item = queue->items[queue->first];
    queue->first = (queue->first + 1) % 16;
    queue->count--;
    return true;
}
