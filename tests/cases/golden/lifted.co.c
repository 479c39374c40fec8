/* Types of a block that the frame needs stand in front of the function. */
#include <tandem.h>

async int later(int v);

async int lifted(int v)
{
    enum { SIZE = 3 };
    struct point {
        int at[SIZE];
        struct point *next;
    } p = {{v, await later(v)}, 0}, q = {{0}, &p};

    await later(0);
    return q.next->at[1];
}
