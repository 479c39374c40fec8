/* With TANDEM_PREFIXED_KEYWORDS only the TD_ names are keywords; yield is a variable. */
// elision: no (uses TD_YIELD)
// expect: 20
// expect: 31
// expect: 42
#define TANDEM_PREFIXED_KEYWORDS
#include <stdio.h>
#include <tandem.h>

static TD_GENERATOR(int, int) crop(int yield)
{
    int async = 2;

    for (int defer = 0; defer < 3; defer++) {
        TD_YIELD yield * async + defer;
        yield += TD_RECEIVED(int);
    }
}

int main(void)
{
    td_gen *await = crop(10);
    int generator = 0, foreach = 5;

    td_next(await, &generator);
    printf("%d\n", generator);
    while (td_send(await, &foreach, &generator))
        printf("%d\n", generator);
    td_gen_free(await);
    return 0;
}
