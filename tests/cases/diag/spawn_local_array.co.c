/* A local array turns into the address of its first element. */
#include <tandem.h>

async int worker(const char *text);

async int starter(const char *lasting)
{
    char text[10] = "abc";
    static char kept[10] = "abc";
    td_task *tasks[5];

    tasks[0] = td_spawn(worker, text); // warning: the address of local 'text' is passed to a spawned task...
    tasks[1] = td_spawn(worker, text + 1); // warning: the address of local 'text' is passed to a spawned task...
    tasks[2] = td_spawn(worker, kept);
    tasks[3] = td_spawn(worker, &lasting[1]);
    tasks[4] = td_spawn(worker, "text");
    for (int i = 0; i < 5; i++)
        td_detach(tasks[i]);
    return await td_yield();
}
