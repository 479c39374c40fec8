/* await binds weaker than . and []: one message, which says where the parentheses go. */
#include <tandem.h>

struct pair {
    int a, b;
};
async struct pair both(void);
async struct pair *where(int i);
async int *list(int n);

async int user(int i)
{
    int r = await both().a;        // error: 'await' takes a call: write '(await both()).a'
    r += await list(i + 1)[i];     // error: 'await' takes a call: write '(await list(i + 1))[i]'
    r += await where(i)->b;        // error: 'await' takes a call: write '(await where(i))->b'
    r += await where(i)[2].a;      // error: 'await' takes a call: write '(await where(i))[2].a'
    r += (await both()).b + (await list(2))[1];
    return r;
}
