/* A generator with a hundred yields written out. */
// expect: 100 5050
#include <stdio.h>
#include <tandem.h>

#define Y1 yield n++;
#define Y10 Y1 Y1 Y1 Y1 Y1 Y1 Y1 Y1 Y1 Y1
#define Y100 Y10 Y10 Y10 Y10 Y10 Y10 Y10 Y10 Y10 Y10

static generator(int) hundred(int n)
{
    Y100
}

int main(void)
{
    int sum = 0, count = 0;

    foreach (int, v, hundred(1)) {
        sum += v;
        count++;
    }
    printf("%d %d\n", count, sum);
    return 0;
}
