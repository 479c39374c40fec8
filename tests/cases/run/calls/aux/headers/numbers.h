/* Found beside the header that includes it. */
#ifndef NUMBERS_H
#define NUMBERS_H
enum { SEVEN = 7, HUNDRED = 100 };
#endif
