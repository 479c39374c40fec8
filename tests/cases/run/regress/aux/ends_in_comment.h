static async int in_comment(int v)
{
    await td_yield();
    return v + 100;
}
// the end