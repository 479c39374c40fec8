#include <stdio.h>
#include <tandem.h>

struct node {
    int key;
    struct node *left, *right;
};

generator(int) in_order(const struct node *n)
{
    if (!n)
        return;
    yield_from(in_order(n->left));
    yield n->key;
    yield_from(in_order(n->right));
}

int main(void)
{
    struct node a = {1, NULL, NULL}, c = {3, NULL, NULL}, b = {2, &a, &c}, d = {4, &b, NULL};

    foreach (int, key, in_order(&d))
        printf("%d ", key);
    puts("");
    return 0;
}
