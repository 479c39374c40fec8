/* The usual free-on-exit macro over a pointer that changes meanwhile. */
// expect: free (null)
// expect: free abcdefghij
// expect: free (null)
// expect: free abdefghij
// expect: free (null)
// expect: free abefghij
// expect: 27
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tandem.h>

static void free_string(char **p)
{
    printf("free %s\n", *p ? *p : "(null)");
    free(*p);
}

#define AUTO_STRING __attribute__((cleanup(free_string))) char *

static async int lengths(int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++) {
        AUTO_STRING s = malloc(8);
        AUTO_STRING none = NULL;
        strcpy(s, "ab");
        await td_yield();
        char *longer = realloc(s, 64);
        s = longer;
        strcat(s, &"cdefghij"[i]);
        await td_sleep(1);
        sum += (int)strlen(s) + (none != NULL);
    }
    return sum;
}

async int main(void)
{
    printf("%d\n", await lengths(3));
    return 0;
}
