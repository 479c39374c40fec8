/* clang's own error: there is no such member. */
#include <tandem.h>

struct s {
    int a;
};

generator(int) values(struct s *p)
{
    yield p->a;
    yield p->b; // error: no member named 'b' in 'struct s'...
}
