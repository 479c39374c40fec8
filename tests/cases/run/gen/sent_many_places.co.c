/* A parser that is sent characters: its place in the program is its state. */
// expect: good at 3
// expect: good at 9
// expect: bad at 13
// expect: bad at 16
// expect: good at 23
// expect: bad at 29
// expect: good at 33
// expect: sum 326
#include <ctype.h>
#include <stdio.h>
#include <tandem.h>

#define NEXT(c)              \
    do {                     \
        yield status;        \
        c = received(char);  \
    } while (0)

/* Reads "name=number;" again and again; yields 0 while reading, 1 for good, -1 for bad. */
static generator(int, char) reader(int *sum)
{
    int status = 0;
    char c = 0;

    NEXT(c);
    for (;;) {
        int n = 0;

        status = 0;
        if (!isalpha((unsigned char)c))
            goto bad;
        while (isalnum((unsigned char)c))
            NEXT(c);
        if (c != '=')
            goto bad;
        NEXT(c);
        if (!isdigit((unsigned char)c))
            goto bad;
        do {
            n = n * 10 + (c - '0');
            NEXT(c);
        } while (isdigit((unsigned char)c));
        if (c != ';')
            goto bad;
        *sum += n;
        status = 1;
        NEXT(c);
        continue;
    bad:
        while (c != ';')
            NEXT(c);
        status = -1;
        NEXT(c);
    }
}

int main(void)
{
    static const char text[] = "a=1;b2=20;3=4;x=;yy=300;z9=1x;q=5;";
    int sum = 0, status = 0;
    td_gen *g = reader(&sum);

    td_next(g, &status);
    for (const char *p = text; *p; p++) {
        td_send(g, p, &status);
        if (status)
            printf("%s at %d\n", status > 0 ? "good" : "bad", (int)(p - text));
    }
    printf("sum %d\n", sum);
    td_gen_free(g);
    return 0;
}
