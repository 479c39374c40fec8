/* Walking trees: a recursive generator, and what it is good for.
 *
 * Do two trees of different shape hold the same keys in the same order? With two generators
 * the question is a loop: take a key of each and compare, stop at the first difference, and
 * never look at the rest. A resume goes straight to the innermost walk, however deep. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

struct node {
    int key;
    struct node *left, *right;
};

static int visited;

static generator(int) walk(const struct node *n)
{
    if (n) {
        visited++;
        yield_from(walk(n->left));
        yield n->key;
        yield_from(walk(n->right));
    }
}

static void insert(struct node **at, int key)
{
    while (*at)
        at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    *at = calloc(1, sizeof **at);
    if (!*at)
        exit(1);
    (*at)->key = key;
}

static void free_tree(struct node *n)
{
    if (n) {
        free_tree(n->left);
        free_tree(n->right);
        free(n);
    }
}

static int depth(const struct node *n)
{
    int l = n ? depth(n->left) : 0, r = n ? depth(n->right) : 0;

    return n ? 1 + (l > r ? l : r) : 0;
}

/* -1: the same keys; otherwise the position of the first difference. */
static int difference(const struct node *a, const struct node *b)
{
    td_gen *left = walk(a), *right = walk(b);

    defer td_gen_free(left);
    defer td_gen_free(right);
    for (int at = 0;; at++) {
        int x = 0, y = 0;
        bool more_left = td_next(left, &x), more_right = td_next(right, &y);

        if (more_left != more_right || x != y)
            return at;
        if (!more_left)
            return -1;
    }
}

static void compare(const char *what, const struct node *a, const struct node *b)
{
    int at;

    visited = 0;
    at = difference(a, b);
    if (at < 0)
        printf("%s hold the same keys", what);
    else
        printf("%s differ at position %d", what, at);
    printf(" (%d nodes looked at)\n", visited);
}

int main(void)
{
    enum { N = 31 };
    struct node *bushy = NULL, *list = NULL, *other = NULL;

    for (int step = N + 1; step > 1; step /= 2) /* a full tree: the middle ones first */
        for (int key = step / 2; key <= N; key += step)
            insert(&bushy, key);
    for (int key = 1; key <= N; key++) { /* a list that leans to the right */
        insert(&list, key);
        insert(&other, key == 5 ? 500 : key);
    }

    printf("bushy, depth %2d:", depth(bushy));
    foreach (int, key, walk(bushy)) {
        printf(" %d", key);
        if (key == 12) {
            printf(" ...");
            break;
        }
    }
    printf("\nlist,  depth %2d:", depth(list));
    foreach (int, key, walk(list))
        printf(" %d", key);

    printf("\n");
    compare("bushy and list", bushy, list);
    compare("bushy and other", bushy, other);

    free_tree(bushy);
    free_tree(list);
    free_tree(other);
    return 0;
}
