/* Tandem: coroutines for C.  The one header that a program includes.
 *
 * What is marked TD_ASYNC may wait. Awaited in an async function it suspends that function; called
 * plainly in C code that a task runs it parks the C stack; called plainly outside every task it
 * runs the thread's loop until it has finished.
 *
 * Operations return 0 or a count, or a negative errno. Unless another one is named, -ECANCELED is
 * the only error: the task has been cancelled.
 *
 * Tasks, generators and loops belong to the thread that made them; only td_complete may be called
 * from another thread, or from a signal handler.
 *
 * With the first loop, handlers for SIGSEGV and SIGBUS are installed for the whole process: a C
 * stack that overflows ends the program with a message. Other faults, and such signals that kill(2)
 * sends, go to the handlers that were there before.
 *
 * After fork, parent and child both go on. In the child the loop has only the task that called
 * fork, if one did. */
#ifndef TANDEM_H
#define TANDEM_H

#include "tandem/keywords.h"
#include "tandem/abi.h"

#include "tandem/completion.h"
#include "tandem/generator.h"
#include "tandem/loop.h"
#include "tandem/task.h"

#endif
