/* --stackless-only makes the remark an error. */
// flags: --stackless-only
#include <tandem.h>

async int waiting(int n) { int a[n]; a[0] = n; await td_yield(); return a[0]; } // error: 'waiting' keeps a stack while it waits...
