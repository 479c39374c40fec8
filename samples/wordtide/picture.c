#define _POSIX_C_SOURCE 200809L
#include "picture.h"
#include "dictionary.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BAR = 40 };

static bool colour;

void picture_init(void)
{
    colour = isatty(1);
}

static const char *ink(const char *code)
{
    return colour ? code : "";
}

void picture_row(const struct source *s)
{
    static const char *const tall[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const plain[] = {".", ":", "-", "=", "+", "*", "o", "#", "@"};
    const char *name = strrchr(s->path, '/');

    while (name && name > s->path && name[-1] != '/') /* the folder, and the file in it */
        name--;
    printf("%24s ", name ? name : s->path);
    for (int i = 0; i < s->columns; i++) {
        int l = s->level[i];
        printf("%s%s", ink(l > 5 ? "\033[96m" : l > 2 ? "\033[36m" : "\033[34m"),
               (colour ? tall : plain)[l]);
    }
    printf("%s %d/%d\n", ink("\033[0m"), s->fresh, s->words);
}

void picture_bars(const char *title, bool keywords, int rows)
{
    int n, most = 0;
    const struct entry *e = dictionary_sorted(&n);

    printf("\n%s\n", title);
    for (; rows > 0 && n > 0; e++, n--) {
        if (e->keyword != keywords)
            continue;
        most = most ? most : e->count;
        printf("%24s %s", e->text, ink(keywords ? "\033[35m" : "\033[33m"));
        for (int k = (e->count * BAR + most - 1) / most; k > 0; k--)
            printf("%s", colour ? "█" : "#");
        printf("%s %d\n", ink("\033[0m"), e->count);
        rows--;
    }
}
