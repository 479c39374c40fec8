#ifndef CALLER_H
#define CALLER_H
#include <tandem.h>

generator(int) triples(int n);
int call_triples(int n);

#endif
