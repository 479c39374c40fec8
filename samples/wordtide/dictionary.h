/* The words that all files share, and how often each was seen. Plain C. */
#ifndef DICTIONARY_H
#define DICTIONARY_H

#include <stdbool.h>

struct entry {
    char *text;
    int count;
    bool keyword;
};

void dictionary_init(void);
void dictionary_free(void);

/* Counts a word; true if it is a new one. */
bool dictionary_learn(const char *text);

int dictionary_known(void);

/* All entries, those with the greatest counts first; ends the learning. */
const struct entry *dictionary_sorted(int *n);

#endif
