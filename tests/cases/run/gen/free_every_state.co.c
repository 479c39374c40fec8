/* td_gen_free of NULL, of an unstarted, a part-way and a finished generator. */
// expect: freed unstarted
// expect: half starts
// expect: half dropped or ended
// expect: freed half
// expect: done starts
// expect: done reaches its end
// expect: done dropped or ended
// expect: freed done
#include <stdio.h>
#include <tandem.h>

static generator(int) traced(const char *name, int n)
{
    printf("%s starts\n", name);
    defer printf("%s dropped or ended\n", name);
    for (int i = 0; i < n; i++)
        yield i;
    printf("%s reaches its end\n", name);
}

int main(void)
{
    td_gen *unstarted = traced("unstarted", 3), *half = traced("half", 3);
    td_gen *done = traced("done", 1);
    int v;

    td_gen_free(NULL);
    td_gen_free(unstarted);
    printf("freed unstarted\n");
    td_next(half, &v);
    td_next(half, &v);
    td_gen_free(half);
    printf("freed half\n");
    while (td_next(done, &v))
        ;
    td_gen_free(done);
    printf("freed done\n");
    return 0;
}
