/* td_join into an object of another size, where the handle is declared with its td_spawn. */
#include <tandem.h>

async long number(int n)
{
    await td_yield();
    return n;
}

async int joins(void)
{
    int small;
    long right;
    td_task *first = td_spawn(number, 1);
    await td_join(first, &small); // warning: the result of 'number' is 'long', of 8 bytes, and the object here, 'int', has 4
    td_task *second = (td_spawn(number, 2));
    await td_join(second, &right);
    td_task *third = td_spawn(number, 3);
    await td_join(third, NULL);
    td_task *any = td_spawn(number, 4);
    await td_join(any, &right);
    any = td_spawn(number, 5); /* of a handle that is assigned, nothing is known */
    return await td_join(any, &small);
}
