// Digraphs instead of braces, brackets and #.
%:include <stdio.h>
%:include <tandem.h>
#define PASTE(a, b) a %:%: b
#define STR(a) %:a

static async int later(int v)
<%
    await td_yield();
    return v;
%>

async int main(void)
<%
    int a<:3:> = <% await later(1), await later(2), 3 %>, PASTE(b, c) = 5;

    a<:await later(2):> += bc;
    await td_yield();
    printf("%d %d %s\n", a<:0:> + a[2:>, bc, STR(await later<:x:>));
    return 0;
%>
// expect: 9 5 await later<:x:>
