/* In-order walk of a tree by recursive yield_from. */
// expect: 1
// expect: 2
// expect: 3
// expect: 4
// expect: 5
// expect: 6
// expect: 7
// expect: 8
// expect: 9
#include <stdio.h>
#include <tandem.h>

struct node {
    int key;
    struct node *left, *right;
};

static generator(int) walk(const struct node *n)
{
    if (!n)
        return;
    yield_from(walk(n->left));
    yield n->key;
    yield_from(walk(n->right));
}

static void insert(struct node **at, struct node *n)
{
    while (*at)
        at = n->key < (*at)->key ? &(*at)->left : &(*at)->right;
    *at = n;
}

int main(void)
{
    struct node nodes[9] = {{5, NULL, NULL}, {2, NULL, NULL}, {8, NULL, NULL},
                            {1, NULL, NULL}, {9, NULL, NULL}, {3, NULL, NULL},
                            {7, NULL, NULL}, {4, NULL, NULL}, {6, NULL, NULL}};
    struct node *root = NULL;
    td_gen *g;
    int v;

    for (int i = 0; i < 9; i++)
        insert(&root, &nodes[i]);
    g = walk(root);
    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
