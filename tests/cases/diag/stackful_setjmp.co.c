/* setjmp keeps a stack. */
#include <setjmp.h>
#include <tandem.h>

static jmp_buf env;
async int waiting(int n) { if (setjmp(env)) return n; await td_yield(); return 0; } // remark: 'waiting' keeps a stack while it waits...
