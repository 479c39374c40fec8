/* What is printed: coloured blocks on a terminal, plain characters elsewhere. Plain C. */
#ifndef PICTURE_H
#define PICTURE_H

#include <stdbool.h>

enum { COLUMNS = 56 };

struct source {
    const char *path;
    long bytes;
    int words, fresh; /* fresh: seen here before anywhere else */
    int columns;
    char level[COLUMNS]; /* of each turn: 0 nothing new .. 8 all of it */
};

void picture_init(void);
void picture_row(const struct source *s);
void picture_bars(const char *title, bool keywords, int rows);

#endif
