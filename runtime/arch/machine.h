/* What the processor needs for a stack switch, from the folder of its name:
 *
 *      struct machine            where a stack stopped running
 *      machine_make              prepares a new stack: the first switch to it calls a function
 *      machine_switch            stops the running stack and continues another one
 */
#ifndef TANDEM_MACHINE_H
#define TANDEM_MACHINE_H

#if !defined(TANDEM_UCONTEXT) && defined(__x86_64__)
#include "arch/x86_64/first.h"
#include "arch/assembly.h"
#elif !defined(TANDEM_UCONTEXT) && defined(__aarch64__)
#include "arch/aarch64/first.h"
#include "arch/assembly.h"
#else
#include "arch/ucontext/first.h"
#endif

#endif
