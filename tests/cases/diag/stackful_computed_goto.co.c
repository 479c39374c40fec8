/* A computed goto keeps a stack. */
#include <tandem.h>

async int waiting(int n) { void *p = n ? &&a : &&b; await td_yield(); goto *p; a: return 1; b: return 2; } // remark: 'waiting' keeps a stack while it waits...
