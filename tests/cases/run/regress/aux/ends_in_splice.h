static async int in_splice(int v)
{
    await td_yield();
    return v + 2;
}
/* the end */ \
