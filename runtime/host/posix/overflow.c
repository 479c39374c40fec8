/* A C stack that runs into its guard page ends the program with a message that names the task,
 * instead of a bare fault. Other faults go to the handlers that were installed before. */
#define _DEFAULT_SOURCE
#include "core/loop.h"
#include "host/host.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALT_STACK = 64 * 1024 };

static pthread_once_t install_once = PTHREAD_ONCE_INIT;
static struct sigaction earlier_segv, earlier_bus;

/* stdio is not for handlers */
static void say(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

static void on_fault(int sig, siginfo_t *info, void *machine)
{
    struct sigaction *earlier = sig == SIGSEGV ? &earlier_segv : &earlier_bus;
    struct stack *stack = td__loop ? td__loop->stack : NULL;
    char *at = info->si_addr;
    bool sent = info->si_code <= 0; /* by kill(2) and the like: no fault, and no address */
    if (!sent && stack && at >= stack->base && at < stack->base + stack->guard) {
        td_task *task = td__tls.task;
        say("tandem: stack overflow in task ");
        say(task ? td__task_label(task) : "(none)");
        say(": deep recursion, or large local variables, in plain C code below it "
            "(TANDEM_STACK_SIZE sets the size)\n");
        signal(SIGABRT, SIG_DFL);
        abort();
    }
    if (earlier->sa_flags & SA_SIGINFO) {
        earlier->sa_sigaction(sig, info, machine);
    } else if (sent && earlier->sa_handler == SIG_IGN) {
        return;
    } else if (earlier->sa_handler == SIG_IGN || earlier->sa_handler == SIG_DFL) {
        signal(sig, SIG_DFL);
        if (sent)
            raise(sig);
        /* otherwise the fault happens again on return */
    } else {
        earlier->sa_handler(sig);
    }
}

static void install(void)
{
    struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    action.sa_sigaction = on_fault;
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, &earlier_segv);
    sigaction(SIGBUS, &action, &earlier_bus);
}

static void restore(int sig, const struct sigaction *earlier)
{
    struct sigaction now;
    if (sigaction(sig, NULL, &now) == 0 && (now.sa_flags & SA_SIGINFO) &&
        now.sa_sigaction == on_fault)
        sigaction(sig, earlier, NULL);
}

/* In a shared object that is unloaded, the handlers go. */
static __attribute__((destructor)) void unload(void)
{
    restore(SIGSEGV, &earlier_segv);
    restore(SIGBUS, &earlier_bus);
}

/* A stack that has overflowed cannot run its handler: each thread needs another one for that. One
 * that is there already (a sanitizer's, the program's) stays. */
void td__overflow_watch(td_loop *loop)
{
    stack_t alt;
    pthread_once(&install_once, install);
    if (sigaltstack(NULL, &alt) != 0 || !(alt.ss_flags & SS_DISABLE))
        return;
    alt = (stack_t){.ss_sp = td__malloc(ALT_STACK), .ss_size = ALT_STACK};
    loop->alt_stack = alt.ss_sp;
    sigaltstack(&alt, NULL);
}

void td__overflow_unwatch(td_loop *loop)
{
    stack_t alt;
    if (!loop->alt_stack)
        return;
    if (sigaltstack(NULL, &alt) == 0 && alt.ss_sp == loop->alt_stack) {
        alt = (stack_t){.ss_flags = SS_DISABLE};
        sigaltstack(&alt, NULL);
    }
    td__free(loop->alt_stack);
    loop->alt_stack = NULL;
}
