/* Deferred if, for, while, do and switch statements without braces around them. */
// expect: one
// expect: five
// expect: n 305
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    int n = 0;

    defer printf("n %d\n", n);
    defer do
        n += 100;
    while (n < 300);
    defer switch (n) {
    case 5:
        printf("five\n");
        break;
    default:
        printf("other %d\n", n);
    }
    defer while (n < 5)
        n++;
    defer for (int i = 0; i < 2; i++)
        n++;
    defer if (n == 1)
        printf("one\n");
    else
        printf("not one: %d\n", n);
    n = 1;
    return 0;
}
