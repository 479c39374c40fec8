/* All 64 bits of the value arrive, and a NULL value pointer is fine. */
// expect: 0 9223372036854775807
// expect: 0 -9223372036854775808
// expect: 0 -1
// expect: 0
#include <inttypes.h>
#include <stdio.h>
#include <tandem.h>

static async int wait_for(int64_t sent)
{
    td_completion c = {0};
    int64_t v = 0;

    td_complete(&c, sent);
    int r = await td_wait(&c, &v);
    printf("%d %" PRId64 "\n", r, v);
    return r;
}

async int main(void)
{
    td_completion c = {0};

    await wait_for(INT64_MAX);
    await wait_for(INT64_MIN);
    await wait_for(-1);
    td_complete(&c, 5);
    printf("%d\n", await td_wait(&c, NULL));
    return 0;
}
