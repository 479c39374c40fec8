/* Generators: resumed, resumed where the compiler can see through, delegating. */
#include "../bench.h"
#include "far.h"

long resume_far(long n)
{
    long sum = 0;
    bench_begin();
    foreach (int, v, far_count(0, (int)n)) {
        sum += v;
        BENCH_HIDE(sum);
    }
    bench_end();
    return sum;
}

static generator(int) count(int from, int to)
{
    for (int i = from; i < to; i++)
        yield i;
}

long resume_near(long n)
{
    long sum = 0;
    bench_begin();
    foreach (int, v, count(0, (int)n)) {
        sum += v;
        BENCH_HIDE(sum);
    }
    bench_end();
    return sum;
}

static generator(int) walk(const struct node *t)
{
    if (t->left)
        yield_from(walk(t->left));
    yield t->key;
    if (t->right)
        yield_from(walk(t->right));
}

long delegation(long n)
{
    const struct node *tree = bench_tree(BENCH_TREE_DEPTH);
    long sum = 0;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_TREE_NODES)
        foreach (int, v, walk(tree)) {
            sum += v;
            BENCH_HIDE(sum);
        }
    bench_end();
    return sum;
}
