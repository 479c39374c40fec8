#include "base/doing.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>

_Thread_local const char *volatile doing_what = "the tool works on";
const char *volatile doing_file = "";
_Thread_local volatile uintptr_t doing_stack;

void doing_begin_thread(void)
{
    static _Thread_local char room[DOING_HANDLER_BYTES];
    stack_t stack = {.ss_sp = room, .ss_size = sizeof room}, present;
    if (sigaltstack(NULL, &present) == 0 && present.ss_flags & SS_DISABLE)
        sigaltstack(&stack, NULL); /* without it, one that uses up the stack is told less well */
#ifdef __GLIBC__
    pthread_attr_t attributes;
    void *low;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        if (pthread_attr_getstack(&attributes, &low, &size) == 0)
            doing_stack = (uintptr_t)low;
        pthread_attr_destroy(&attributes);
    }
#endif
}
