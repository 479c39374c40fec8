// A result that is joined into an object of another size ends the program.
// expect: 7
// exit: -6
#include <stdio.h>
#include <tandem.h>

async int number(int n)
{
    await td_yield();
    return n;
}
async int run(void)
{
    int right = 0;
    long wrong = 0;
    if (await td_join(td_spawn(number, 7), &right) != 0)
        return 1;
    printf("%d\n", right);
    return await td_join(td_spawn(number, 8), &wrong);
}
int main(void)
{
    return run();
}
