/* A deferred compound statement with its own loop, declarations and break. */
// expect: work
// expect: cleaning 0
// expect: cleaning 2
// expect: cleaning 3
// expect: total 35
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    int limit = 2;

    defer {
        int total = 0;
        for (int i = 0;; i++) {
            if (i == limit)
                break;
            if (i == 1)
                continue;
            total += 10 + i;
            printf("cleaning %d\n", i);
        }
        printf("total %d\n", total);
    }
    limit = 4;
    printf("work\n");
    return 0;
}
