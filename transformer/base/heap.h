/* The heap of the process: a third of the tool's time went to page faults and to memory that was
 * given back to the system only to be asked for again. */
#ifndef TANDEM_BASE_HEAP_H
#define TANDEM_BASE_HEAP_H

#include <stddef.h>

/* Before a file of so many bytes is transformed: has malloc take the memory for a file of that size from
 * the system at once, in huge pages, and keep freed memory.  Threads share that heap.  A hint: where the
 * system has no such pages or no such malloc, or too little memory, it does nothing.  Only while there is
 * one thread. */
void heap_prepare(size_t length);

#endif
