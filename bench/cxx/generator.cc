/* Generators: resumed, resumed where the compiler can see through, delegating. */
#include "generator.h"

#include "../bench.h"
#include "far.h"

extern "C" long resume_far(long n)
{
    long sum = 0;
    int v;
    bench_begin();
    {
        counter c = far_count(0, static_cast<int>(n));
        while (c.next(&v)) {
            sum += v;
            BENCH_HIDE(sum);
        }
    }
    bench_end();
    return sum;
}

static counter count(int from, int to)
{
    for (int i = from; i < to; i++)
        co_yield i;
}

extern "C" long resume_near(long n)
{
    long sum = 0;
    int v;
    bench_begin();
    {
        counter c = count(0, static_cast<int>(n));
        while (c.next(&v)) {
            sum += v;
            BENCH_HIDE(sum);
        }
    }
    bench_end();
    return sum;
}

static walker walk(const node *t)
{
    if (t->left)
        co_yield walk(t->left);
    co_yield t->key;
    if (t->right)
        co_yield walk(t->right);
}

extern "C" long delegation(long n)
{
    const node *tree = bench_tree(BENCH_TREE_DEPTH);
    long sum = 0;
    int v;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_TREE_NODES) {
        walker w = walk(tree);
        while (w.next(&v)) {
            sum += v;
            BENCH_HIDE(sum);
        }
    }
    bench_end();
    return sum;
}
