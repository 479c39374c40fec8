/* The mutator as libFuzzer wants it. */
#include "fuzz.h"
#include "mutate.h"

#include <string.h>

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    size_t length = mutate(data, size, max, NULL, 0, seed);
    return length ? length : LLVMFuzzerMutate(data, size, max);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max, unsigned seed)
{
    size_t size = a_size < max ? a_size : max;
    memcpy(out, a, size);
    size_t length = mutate(out, size, max, b, b_size, seed);
    return length ? length : size;
}
