// Keywords, braces and comments inside string and character literals are only text.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    const char *s = "await later(1); { yield 3; } // \" /* ";
    char c = '}', q = '"', b = '\\';

    await td_yield();
    puts(s);
    printf("%c%c%c %s\n", c, q, b, "async int main(void) { defer; }" + await later(21));
    printf("%s %d\n", "a" /* "b" */ "c" // "d"
           "e", await later('{'));
    return 0;
}
// warnings: no (an offset from a string literal)
// expect: await later(1); { yield 3; } // " /* 
// expect: }"\ { defer; }
// expect: ace 123
