/* Nothing in it is to be transformed. */
#include "once.h"
int plain(int);
