/* A variable-length array that lives across an await keeps a stack, and the tool says so. */
#include <tandem.h>

async int waiting(int n) { int a[n]; a[0] = n; await td_yield(); return a[0]; } // remark: 'waiting' keeps a stack while it waits...
