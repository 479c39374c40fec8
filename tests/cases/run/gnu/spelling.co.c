// Digraphs, line splices within tokens, universal and UTF-8 names, keywords with underscores.
// std: gnu11
// warnings: no (odd spellings)
#include <stdio.h>
#include <tandem.h>

static asy\
nc int la\
ter(int v)
<%
    aw\
ait td_yie\
ld();
    ret\
urn v;
%>

static async int größe(int añ, int \u00e9t\u00e9)
{
    int x\u00fc = await later(añ), list<:2:> = <% 3, await later(4) %>;

    await td_yield();
    xü +\
= list<:1:> + \u00e9t\u00e9;
    return xü;
}

#define SPLICED (1 + \  
    2)

as\
ync int main(void)
{
    __volatile__ int v = 1;
    __const int c = await later(2);
    __signed__ char s = -1;
    const char *text = "a\
b";

    v += SPLICED + await größe(10, 20) + __extension__ c;
    __asm__ __volatile__("" : : "r"(v));
    printf("%d %d %d %s\n", v, (int)__alignof__(int), s + (in\
t)await later(1), text);
    return 0;
}
// expect: 40 4 0 ab
