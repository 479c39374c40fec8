/* What is defined in far.cc and used from another file. */
#ifndef BENCH_CXX_FAR_H
#define BENCH_CXX_FAR_H

#include "generator.h"
#include "task.h"

counter far_count(int from, int to);
task far_maybe(long x);

#endif
