/* defer without a statement. */
#include <tandem.h>

void user(void)
{
    int n = 1;
    defer } // error: expected...
