/* A completion that is completed before it is waited for does not wait. */
// expect: 0
// expect: 42
#include <stdio.h>
#include <tandem.h>

async int main(void)
{
    td_completion c = {0};
    int64_t v = 0;

    td_complete(&c, 42);
    printf("%d\n", await td_wait(&c, &v));
    printf("%d\n", (int)v);
    return 0;
}
