#include <stdio.h>
#include "range.td.h" /* made by the tool */

int main(void)
{
    range_frame frame;
    int i;

    range_init(&frame, 3, 6);
    while (range_next(&frame, &i))
        printf("%d\n", i);
    range_drop(&frame);
    return 0;
}
