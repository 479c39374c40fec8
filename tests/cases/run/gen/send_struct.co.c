/* A struct is sent; zeros are received where nothing was sent. */
// expect: 2 tea at 1.5
// expect: n 2
// expect: nothing: 0 0.0
// expect: n 2
// expect: 3 cake at 4.0
// expect: n 5
#include <stdio.h>
#include <tandem.h>

struct order {
    int amount;
    const char *what;
    double price;
};

static generator(int, struct order) shop(void)
{
    int n = 0;

    for (;;) {
        yield n;
        struct order o = received(struct order);
        if (!o.what)
            printf("nothing: %d %.1f\n", o.amount, o.price);
        else
            printf("%d %s at %.1f\n", o.amount, o.what, o.price);
        n += o.amount;
    }
}

int main(void)
{
    td_gen *g = shop();
    struct order tea = {2, "tea", 1.5}, cake = {3, "cake", 4};
    int n;

    td_next(g, &n);
    td_send(g, &tea, &n);
    printf("n %d\n", n);
    td_next(g, &n);
    printf("n %d\n", n);
    td_send(g, &cake, &n);
    printf("n %d\n", n);
    td_gen_free(g);
    return 0;
}
