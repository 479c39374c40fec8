/* A case label after a defer in the switch's block. */
#include <tandem.h>

void f(int);

void user(int n)
{
    switch (n) { case 0: f(0); defer f(1); case 1: f(2); } // error: jump over a 'defer' within its block
}
// note@-2: the 'defer' is here
