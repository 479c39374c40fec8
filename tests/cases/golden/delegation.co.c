/* yield_from makes the inner generator the one to resume; what is sent goes there. */
#include <tandem.h>

struct node {
    struct node *left, *right;
    int value;
};

generator(int, int) walk(const struct node *n)
{
    if (!n)
        return;
    yield_from(walk(n->left));
    yield n->value + received(int);
    yield_from(walk(n->right));
}
