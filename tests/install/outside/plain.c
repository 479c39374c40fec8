#include "settings.h"

int plain(void)
{
    return 7;
}
