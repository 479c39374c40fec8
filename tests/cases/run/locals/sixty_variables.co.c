// Sixty locals of mixed types that all live across the same suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define EACH(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14)
#define DECLARE(n)                                                                               \
    char c##n = (char)(n + 1);                                                                   \
    int i##n = 100 * n;                                                                          \
    double d##n = n / 2.0;                                                                       \
    long long l##n = (long long)n << 32;
#define CHANGE(n) c##n++, i##n -= c##n, d##n += i##n, l##n |= n;
#define SUM(n) ci += c##n + i##n, dd += d##n, ll ^= l##n;

async int main(void)
{
    EACH(DECLARE)
    int ci = 0;
    double dd = 0;
    long long ll = 0;

    await td_yield();
    EACH(CHANGE)
    await later(1);
    EACH(CHANGE)
    await td_sleep(1);
    EACH(SUM)
    printf("%d %.1f %lld\n", ci, dd, ll);
    return 0;
}
// expect: 10365 20632.5 64424509455
