#ifndef LEGACY_SUM_H
#define LEGACY_SUM_H
#include <tandem.h>

async int read_slowly(int i);
int legacy_sum(int n);

#endif
