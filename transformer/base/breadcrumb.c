#include "base/breadcrumb.h"

#include <signal.h>
#include <stddef.h>

_Thread_local const char *volatile breadcrumb_what = "the tool works on";
const char *volatile breadcrumb_file = "";
_Thread_local volatile uintptr_t breadcrumb_stack;

bool breadcrumb_start_thread(pthread_t *thread, void *(*run)(void *), void *data)
{
    enum { MOST_MEGABYTES = 256, LEAST_MEGABYTES = 16 };
    bool started = false;
    size_t megabytes = sizeof(void *) < 8 ? MOST_MEGABYTES / 4 : MOST_MEGABYTES;
    for (; !started && megabytes >= LEAST_MEGABYTES; megabytes /= 2) {
        pthread_attr_t attributes;
        if (pthread_attr_init(&attributes) != 0)
            return false;
        started = pthread_attr_setstacksize(&attributes, megabytes << 20) == 0 &&
                  pthread_create(thread, &attributes, run, data) == 0;
        pthread_attr_destroy(&attributes);
    }
    return started;
}

void breadcrumb_begin_thread(void)
{
    static _Thread_local char room[BREADCRUMB_HANDLER_BYTES];
    stack_t stack = {.ss_sp = room, .ss_size = sizeof room}, present;
    if (sigaltstack(NULL, &present) == 0 && present.ss_flags & SS_DISABLE)
        sigaltstack(&stack, NULL); /* without it, the report of a used-up stack is less clear */
#ifdef __GLIBC__
    pthread_attr_t attributes;
    void *low;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        if (pthread_attr_getstack(&attributes, &low, &size) == 0)
            breadcrumb_stack = (uintptr_t)low;
        pthread_attr_destroy(&attributes);
    }
#endif
}
