/* Generators. */
#include <stdbool.h>
#include <stdlib.h>

#include "../bench.h"
#include "far.h"

long resume_far(long n)
{
    struct counter *c;
    long sum = 0;
    int v;
    bench_begin();
    c = far_count(0, (int)n);
    while (far_count_next(c, &v)) {
        sum += v;
        BENCH_HIDE(sum);
    }
    far_count_free(c);
    bench_end();
    return sum;
}

/* The limit where the compiler sees the generator: a plain loop. */
long resume_near(long n)
{
    long sum = 0;
    int to = (int)n;
    bench_begin();
    for (int v = 0; v < to; v++) {
        sum += v;
        BENCH_HIDE(sum);
    }
    bench_end();
    return sum;
}

/* ---- a tree, by frames that are linked: any generator can delegate to any other */

struct walk {
    int (*step)(struct walk *frame, int *value);
    struct walk *caller;
    int state;
    const struct node *t;
};
struct walker {
    struct walk *leaf;
    struct walk *free; /* a list through caller */
};
enum { ENDED, YIELDED, AGAIN };

static int walk_step(struct walk *f, int *value);
static struct walker walker;

static int walk_into(struct walk *caller, const struct node *t)
{
    struct walk *f = walker.free;
    if (f)
        walker.free = f->caller;
    else if (!(f = malloc(sizeof *f)))
        abort();
    f->step = walk_step;
    f->caller = caller;
    f->state = 0;
    f->t = t;
    walker.leaf = f;
    return AGAIN;
}

static int walk_step(struct walk *f, int *value)
{
    switch (f->state) {
    case 0:
        f->state = 1;
        if (f->t->left)
            return walk_into(f, f->t->left);
        /* fallthrough */
    case 1:
        f->state = 2;
        *value = f->t->key;
        return YIELDED;
    case 2:
        f->state = 3;
        if (f->t->right)
            return walk_into(f, f->t->right);
    }
    return ENDED;
}

static bool walk_next(int *value)
{
    for (;;) {
        struct walk *f = walker.leaf;
        int how = f->step(f, value);
        if (how == YIELDED)
            return true;
        if (how == ENDED) {
            walker.leaf = f->caller;
            f->caller = walker.free;
            walker.free = f;
            if (!walker.leaf)
                return false;
        }
    }
}

long delegation(long n)
{
    const struct node *tree = bench_tree(BENCH_TREE_DEPTH);
    long sum = 0;
    int v;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_TREE_NODES) {
        walk_into(NULL, tree);
        while (walk_next(&v)) {
            sum += v;
            BENCH_HIDE(sum);
        }
    }
    bench_end();
    return sum;
}

/* ---- the same with a stack of nodes */

struct stack {
    int top;
    const struct node *nodes[64];
};

static void stack_descend(struct stack *s, const struct node *t)
{
    for (; t; t = t->left)
        s->nodes[s->top++] = t;
}

static bool stack_next(struct stack *s, int *value)
{
    const struct node *t;
    if (s->top == 0)
        return false;
    t = s->nodes[--s->top];
    *value = t->key;
    stack_descend(s, t->right);
    return true;
}

long delegation_stack(long n)
{
    const struct node *tree = bench_tree(BENCH_TREE_DEPTH);
    long sum = 0;
    int v;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_TREE_NODES) {
        struct stack s;
        s.top = 0;
        stack_descend(&s, tree);
        while (stack_next(&s, &v)) {
            sum += v;
            BENCH_HIDE(sum);
        }
    }
    bench_end();
    return sum;
}
