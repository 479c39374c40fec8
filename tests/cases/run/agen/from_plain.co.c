/* Plain C code reads an async generator: td_anext is a plain call that runs the loop. */
// files: aux/reader.c
// expect: 4
// expect: 3
// expect: 2
// expect: 1
// expect: 10
#include <stdio.h>
#include <tandem.h>
#include "aux/reader.h"

async generator(int) countdown(int n)
{
    while (n > 0) {
        await td_sleep(1);
        yield n--;
    }
}

int main(void)
{
    printf("%d\n", read_all(countdown(4)));
    return 0;
}
