// A header with annotated bodies whose last line, a comment or a directive, has no newline or a spliced
// one, right in front of a function.
#include <stdio.h>
#include <tandem.h>
#include "aux/ends_in_comment.h"
static async int first(int v)
{
    return await in_comment(v) + 1;
}
#include "aux/ends_in_directive.h"
static async int second(int v)
{
    return await in_directive(v) + __LINE__;
}
#include "aux/ends_in_splice.h"
static async int third(int v)
{
    return await in_splice(v) + 1;
}

// expect: 111 212 3
async int main(void)
{
    printf("%d %d %d\n", await first(10), await second(100), await third(0));
    return 0;
}
