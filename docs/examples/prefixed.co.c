#define TANDEM_PREFIXED_KEYWORDS
#include <stdio.h>
#include <tandem.h>

TD_ASYNC int run(int yield) /* an old name that is a keyword elsewhere */
{
    TD_DEFER puts("done");
    TD_AWAIT td_sleep(1);
    return yield + 1;
}

TD_ASYNC int main(void)
{
    printf("%d\n", TD_AWAIT run(41));
    return 0;
}
