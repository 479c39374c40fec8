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
 * from another thread, or from a signal handler. */
#ifndef TANDEM_H
#define TANDEM_H

#include "tandem/keywords.h"
#include "tandem/abi.h"

#include "tandem/completion.h"
#include "tandem/generator.h"
#include "tandem/loop.h"
#include "tandem/task.h"

#endif
