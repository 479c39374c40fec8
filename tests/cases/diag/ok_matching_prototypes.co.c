/* Accepted: async in every place among the specifiers, in prototypes and definition. */
#include <tandem.h>

static async int fetch(int id);
async static int fetch(int id);

int async static fetch(int id)
{
    await td_yield();
    return id;
}

async int user(void)
{
    return await fetch(1);
}
