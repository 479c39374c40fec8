#ifndef WORDS_H
#define WORDS_H
#include <tandem.h>

struct word {
    const char *text;
    int length;
};

generator(struct word) words(const char *s);

#endif
