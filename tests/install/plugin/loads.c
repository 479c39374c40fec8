/* A program without Tandem that loads a plug-in, uses it, also on a thread of its own, and unloads it;
 * several times. Then fork works, and a signal has its default action again. */
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int (*plug)(int);

static void *on_a_thread(void *result)
{
    *(int *)result = plug(10);
    return NULL;
}

int main(int argc, char **argv)
{
    int here = 0, there = 0, rounds = 50, status;
    pid_t child;
    struct sigaction action;
    (void)argc;
    for (int i = 0; i < rounds; i++) {
        void *object = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
        pthread_t thread;
        if (!object) {
            fprintf(stderr, "%s\n", dlerror());
            return 1;
        }
        *(void **)&plug = dlsym(object, "plug");
        here += plug(i);
        pthread_create(&thread, NULL, on_a_thread, &there);
        pthread_join(thread, NULL);
        if (dlclose(object) != 0)
            return 2;
    }
    child = fork(); /* calls no handler of what is gone */
    if (child == 0)
        _exit(0);
    if (waitpid(child, &status, 0) != child || status != 0)
        return 3;
    sigaction(SIGSEGV, NULL, &action);
    printf("%d %d %d\n", here, there, action.sa_handler == SIG_DFL);
    return 0;
}
