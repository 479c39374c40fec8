// TANDEM_PREFIXED_KEYWORDS: the short names are ordinary identifiers.
#define TANDEM_PREFIXED_KEYWORDS
#include <stdio.h>
#include <tandem.h>

TD_ASYNC static int later(int v)
{
    TD_AWAIT td_yield();
    return v;
}

struct generator {
    int yield, await;
};

static TD_ASYNC int await(struct generator async)
{
    int yield = TD_AWAIT later(async.yield);

    return yield + async.await;
}

TD_ASYNC int main(void)
{
    struct generator foreach = { 1, 2 };
    int defer = TD_AWAIT await(foreach), received = 5;

    TD_AWAIT td_sleep(1);
    printf("%d %d\n", defer + received, foreach.yield);
    return 0;
}
// expect: 8 1
