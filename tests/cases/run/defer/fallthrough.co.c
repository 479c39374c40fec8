/* Defers run when the block's end is reached, last registered first. */
// expect: begin
// expect: in block
// expect: third
// expect: second
// expect: first
// expect: end
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    printf("begin\n");
    {
        defer printf("first\n");
        defer printf("second\n");
        defer printf("third\n");
        printf("in block\n");
    }
    printf("end\n");
    return 0;
}
