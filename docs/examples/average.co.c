#include <stdio.h>
#include <tandem.h>

/* Yields the mean of all that it was sent so far. */
generator(double, double) mean(void)
{
    double sum = 0;
    int n = 0;

    for (;;) {
        yield n ? sum / n : 0;
        sum += received(double);
        n++;
    }
}

int main(void)
{
    static const double samples[] = {4, 8, 6};
    td_gen *g = mean();
    double now;

    td_next(g, &now); /* runs to the first yield */
    for (int i = 0; i < 3; i++) {
        td_send(g, &samples[i], &now);
        printf("%.1f\n", now);
    }
    td_gen_free(g);
    return 0;
}
