/* alloca that lives across a yield keeps a stack. */
#include <alloca.h>
#include <tandem.h>

generator(int) giving(int n) { int *a = alloca(sizeof *a); *a = n; yield 1; yield *a; } // remark: 'giving' keeps a stack while it waits...
