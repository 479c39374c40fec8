// async main without return gives 0; what it printed is there.
#include <stdio.h>
#include <tandem.h>

async int main(void)
{
    await td_sleep(1);
    puts("fell off");
}
// expect: fell off
