/* await takes a call, not a sum in parentheses or a number. */
#include <tandem.h>

async int fetch(int id);

async int user(int x)
{
    int a = await (x + 1); // error: 'await' takes a call
    a += await fetch(1);
    a += await 3; // error: 'await' takes a call
    return a;
}
