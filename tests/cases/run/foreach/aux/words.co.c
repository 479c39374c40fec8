#include <stdio.h>
#include <tandem.h>

struct word {
    const char *text;
    int length;
};

generator(struct word) words(const char *s);

generator(struct word) words(const char *s)
{
    defer printf("words dropped\n");
    while (*s) {
        while (*s == ' ')
            s++;
        struct word w = {s, 0};
        while (*s && *s != ' ')
            s++;
        w.length = (int)(s - w.text);
        if (w.length > 0)
            yield w;
    }
}
