/* Braced if and else bodies are blocks of their own. */
// expect: else
// expect: leave else
// expect: behind
// expect: then
// expect: leave then
// expect: behind
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    for (int i = 0; i < 2; i++) {
        if (i) {
            defer printf("leave then\n");
            printf("then\n");
        } else {
            defer printf("leave else\n");
            printf("else\n");
        }
        printf("behind\n");
    }
    return 0;
}
