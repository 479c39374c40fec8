/* A task's result is a struct, copied whole by td_join. */
// expect: 1 8 5.00 measured
#include <stdio.h>
#include <tandem.h>

struct stats {
    int min, max;
    double mean;
    char label[12];
};

static async struct stats measure(const int *v, int n)
{
    struct stats s = {v[0], v[0], 0, "measured"};

    for (int i = 0; i < n; i++) {
        if (v[i] < s.min)
            s.min = v[i];
        if (v[i] > s.max)
            s.max = v[i];
        s.mean += (double)v[i] / n;
        await td_yield();
    }
    return s;
}

async int main(void)
{
    static const int values[] = {4, 8, 1, 7};
    td_task *t = td_spawn(measure, values, 4);
    struct stats s;

    await td_join(t, &s);
    printf("%d %d %.2f %s\n", s.min, s.max, s.mean, s.label);
    return 0;
}
