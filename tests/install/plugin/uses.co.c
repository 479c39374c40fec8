/* A program that uses Tandem itself and loads a plug-in that does, too; with a second argument
 * the plug-in is used first. */
#include <dlfcn.h>
#include <stdio.h>
#include <tandem.h>

async int own(void)
{
    await td_sleep(1);
    return 1;
}

int main(int argc, char **argv)
{
    int (*plug)(int), first = argc > 2;
    void *object = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!object) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    *(void **)&plug = dlsym(object, "plug");
    printf("%d\n", first ? plug(2) : own());
    fflush(stdout);
    printf("%d\n", first ? own() : plug(2));
    return 0;
}
