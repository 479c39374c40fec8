/* A defer in a loop body runs at the end of each turn, also by continue and break. */
// expect: body 0
// expect: end of 0
// expect: end of 1
// expect: body 2
// expect: end of 2
// expect: end of 3
// expect: while 2
// expect: while 1
// expect: do 1
// expect: do ends with 1
// expect: do ends with 2
// expect: do 3
// expect: do ends with 3
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    for (int i = 0; i < 6; i++) {
        defer printf("end of %d\n", i);
        if (i == 1)
            continue;
        if (i == 3)
            break;
        printf("body %d\n", i);
    }
    int n = 2;
    while (n > 0) {
        defer n--;
        printf("while %d\n", n);
    }
    do {
        defer printf("do ends with %d\n", n);
        n++;
        if (n == 2)
            continue;
        printf("do %d\n", n);
    } while (n < 3);
    return 0;
}
