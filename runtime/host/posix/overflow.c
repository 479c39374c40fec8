/* A C stack that runs into its guard page ends the program with a message that names the task,
 * instead of a bare fault. Other faults go to the handlers that were installed before. */
#define _DEFAULT_SOURCE
#include "host/host.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALT_STACK = 64 * 1024 };

static pthread_once_t install_once = PTHREAD_ONCE_INIT;
static struct sigaction earlier_segv, earlier_bus;
static const char *(*whose_guard)(const char *at); /* the same for all threads */

/* stdio is not for handlers */
static void say(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

static void on_fault(int sig, siginfo_t *info, void *machine)
{
    struct sigaction *earlier = sig == SIGSEGV ? &earlier_segv : &earlier_bus;
    bool sent = info->si_code <= 0; /* by kill(2) and the like: no fault, and no address */
    const char *(*asked)(const char *) = __atomic_load_n(&whose_guard, __ATOMIC_RELAXED);
    const char *task = !sent && asked ? asked(info->si_addr) : NULL;
    if (task) {
        say("tandem: stack overflow in task ");
        say(task);
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
void *td__overflow_watch(const char *(*whose)(const char *at))
{
    stack_t alt;
    __atomic_store_n(&whose_guard, whose, __ATOMIC_RELAXED);
    pthread_once(&install_once, install);
    if (sigaltstack(NULL, &alt) != 0 || !(alt.ss_flags & SS_DISABLE))
        return NULL;
    alt = (stack_t){.ss_sp = td__malloc(ALT_STACK), .ss_size = ALT_STACK};
    sigaltstack(&alt, NULL);
    return alt.ss_sp;
}

void td__overflow_unwatch(void *watch)
{
    stack_t alt;
    if (!watch)
        return;
    if (sigaltstack(NULL, &alt) == 0 && alt.ss_sp == watch) {
        alt = (stack_t){.ss_flags = SS_DISABLE};
        sigaltstack(&alt, NULL);
    }
    td__free(watch);
}
