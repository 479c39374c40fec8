// Headers with annotated bodies include what lies beside them, one another, and are read again.
#include <stdio.h>
#include "aux/headers/guarded.h"
#include "aux/headers/once.h"
#include "aux/headers/guarded.h"

async int main(void)
{
    printf("%d %d\n", await in_guarded(1), await in_once(2));
    return 0;
}
// expect: 108 9
