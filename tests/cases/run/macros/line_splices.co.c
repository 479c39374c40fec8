// Backslash-newline in the middle of tokens, keywords, names, numbers and strings.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

asy\
nc int main(void)
{
    int val\
ue = aw\
ait lat\
er(1\
2);

    awa\
it td_yield();
    value +\
= await later(1); // a comment that goes on \
value = 0;
    ret\
urn printf("sp\
lice %d\n", value) =\
= 10 ? 0 : await la\
ter(3);
}
// warnings: no (a comment of several lines)
// expect: splice 13
