/* Accepted: a file without a single keyword, which even names things as the keywords' prefixed form allows. */
#define TANDEM_PREFIXED_KEYWORDS
#include <tandem.h>

int yield(int async, int await)
{
    int defer = async + await;
    return defer;
}
