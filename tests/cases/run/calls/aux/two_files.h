/* What calls/two_files.co.c knows of its second file. */
#ifndef TWO_FILES_H
#define TWO_FILES_H
#include <tandem.h>

struct trace {
    int n;
    char text[32];
};

async int ping(int n, struct trace *t);
async int pong(int n, struct trace *t);
async int pong_sum(int a, int b);
extern async int (*const pong_table[2])(int, struct trace *);

#endif
