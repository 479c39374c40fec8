#ifndef FETCH_H
#define FETCH_H
#include <tandem.h>

async int fetch_line(int id);

#endif
