/* What clang cannot parse is refused: a member whose size is a variable. */
#include <tandem.h>

async int total(int n)
{
    struct {
        int count;
        int values[n]; // error: fields must have a constant size: 'variable length array in structure' extension will never be supported
    } list;

    await td_yield();
    return list.count;
}
