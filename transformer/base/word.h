/* Characters of names: letters, digits, _ and, as in compilers, $ and everything that is not ASCII. */
#ifndef TANDEM_BASE_WORD_H
#define TANDEM_BASE_WORD_H

#include <stdbool.h>
#include <stdint.h>

static inline bool is_word(char c)
{
    /* 64 characters each: digits and $, letters and _, and everything that is not ASCII */
    static const uint64_t words[] = {0x03ff001000000000, 0x07fffffe87fffffe, ~0ull, ~0ull};
    return words[(unsigned char)c / 64] >> ((unsigned char)c % 64) & 1;
}

#endif
