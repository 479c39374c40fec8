/* The present work of a thread of the tool, for the message when it crashes. */
#ifndef TANDEM_BASE_BREADCRUMB_H
#define TANDEM_BASE_BREADCRUMB_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/* "clang reads", "the tool works on", and the name of a file after it.  Both texts must stay as long as they
 * are set.  Read by a signal handler: written in this order, and one word each. */
extern _Thread_local const char *volatile breadcrumb_what;
extern const char *volatile breadcrumb_file;
/* The lowest address of this thread's stack; 0: not known. */
extern _Thread_local volatile uintptr_t breadcrumb_stack;

/* Starts a thread for clang and the passes, which recurse over trees: with 256 MiB of address space for its
 * stack, or as much as there is, but at least 16.  False: there is no such thread. */
bool breadcrumb_start_thread(pthread_t *thread, void *(*run)(void *), void *data);
/* Every thread that parses calls this first: it sets breadcrumb_stack, and gives the handler of crashes a stack
 * of its own, for when the thread's is used up. */
void breadcrumb_begin_thread(void);
enum { BREADCRUMB_HANDLER_BYTES = 64 * 1024 }; /* of that stack */

#endif
