// Whether the operand of sizeof is evaluated depends on its type; where it is not, an await cannot stand in it.
#include <tandem.h>

static async int get(const int *row)
{
    await td_yield();
    return row[0];
}

async int rows(int n) // remark: 'rows' keeps a stack...
{
    int m[n][n];
    m[0][0] = n;
    return (int)sizeof(await get(m[0])); // error: an await beside an array of variable length in an operand that is not evaluated is not supported...
}

// std: gnu11
