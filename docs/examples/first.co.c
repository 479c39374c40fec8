#include <stdio.h>
#include <tandem.h>

async int square(int x)
{
    await td_sleep(5); /* in place of something that takes time */
    return x * x;
}

async int hypotenuse2(int a, int b)
{
    return await square(a) + await square(b);
}

int main(void) /* plain C */
{
    printf("%d\n", hypotenuse2(3, 4)); /* a plain call: runs the loop until there is a result */
    return 0;
}
