/* What is defined in far.co.c and used from another file. */
#ifndef BENCH_TANDEM_FAR_H
#define BENCH_TANDEM_FAR_H

#include <tandem.h>

generator(int) far_count(int from, int to);
async long far_maybe(long x);
long far_plain(long x);

#endif
