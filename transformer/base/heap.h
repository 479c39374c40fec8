/* The heap of the process: a third of the tool's time went to page faults and to memory that was
 * given back to the system only to be asked for again. */
#ifndef TANDEM_BASE_HEAP_H
#define TANDEM_BASE_HEAP_H

#include <stddef.h>

/* Before a file of so many bytes is transformed: has malloc take from the system at once, in huge
 * pages, what a file of that size needs, and keep what is freed.  Threads share that heap.  A hint:
 * where the system has no such pages or no such malloc, or too little memory, all is as without it.
 * Only while there is one thread. */
void heap_prepare(size_t length);

#endif
