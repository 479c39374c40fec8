/* Defers in braced case bodies; break leaves the case's block. */
// expect: case 0
// expect: leave case 0
// expect: leave f
// expect: from the end
// expect: leave case 1
// expect: leave f
// expect: from case 1
// expect: small
// expect: leave default
// expect: behind default
// expect: leave f
// expect: from the end
// expect: leave default
// expect: leave f
// expect: from the end
#include <stdio.h>
#include <tandem.h>

static const char *f(int n)
{
    defer printf("leave f\n");
    switch (n) {
    case 0: {
        defer printf("leave case 0\n");
        printf("case 0\n");
        break;
    }
    case 1: {
        defer printf("leave case 1\n");
        return "from case 1";
    }
    default: {
        defer printf("leave default\n");
        if (n > 5)
            break;
        printf("small\n");
    }
        printf("behind default\n");
    }
    return "from the end";
}

int main(void)
{
    static const int in[] = {0, 1, 2, 9};

    for (int i = 0; i < 4; i++)
        printf("%s\n", f(in[i]));
    return 0;
}
