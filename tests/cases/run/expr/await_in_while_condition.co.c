// An await in the condition of while, with an assignment in it as C programmers write.
#include <stdio.h>
#include <tandem.h>

static const char *input = "hello";

static async int get(void)
{
    await td_yield();
    return *input ? *input++ : -1;
}

async int main(void)
{
    int c, n = 0;

    while ((c = await get()) != -1) {
        if (c == 'e')
            continue;
        putchar(c);
        n++;
    }
    printf(" %d\n", n);
    return 0;
}
// expect: hllo 4
