#ifndef READER_H
#define READER_H
#include <tandem.h>

async generator(int) countdown(int n);
int read_all(td_gen *g);

#endif
