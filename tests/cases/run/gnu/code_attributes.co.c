// Attributes that are about the code go where the body goes: what target allows is allowed there.
// std: gnu11
// warnings: no (optimize is gcc's)
#include <stdio.h>
#include <tandem.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define FOR_AVX __attribute__((noinline, target("avx2,fma"), __cold__))
#define HAVE_AVX __builtin_cpu_supports("avx2")
static FOR_AVX async int twice(const int *p)
{
    __m256i v = _mm256_loadu_si256((const __m256i *)p);
    int out[8];

    await td_yield();
    v = _mm256_add_epi32(v, v);
    _mm256_storeu_si256((__m256i *)out, v);
    return out[0] + out[7];
}
#else
#define HAVE_AVX 0
static async int twice(const int *p)
{
    await td_yield();
    return 2 * (p[0] + p[7]);
}
#endif

__attribute__((optimize("O1"), no_instrument_function)) static async int slow(int v)
{
    await td_yield();
    return v + 1;
}

static int started;

__attribute__((constructor)) static async void start(void)
{
    await td_yield();
    started = 5;
}

typedef union {
    int *i;
    float *f;
} number __attribute__((transparent_union));

static async int add(number to, int v)
{
    await td_yield();
    return *to.i += v;
}

__attribute__((always_inline)) static inline async int inlined(int v)
{
    await td_yield();
    return v * 2;
}

async int main(void)
{
    int a[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, n = 3;
    int twice_a = HAVE_AVX ? await twice(a) : 18;
    int sum = await add(&n, 4);

    printf("%d %d %d %d %d %d\n", twice_a, await slow(1), started, sum, n, await inlined(4));
    return 0;
}
// expect: 18 2 5 7 7 8
