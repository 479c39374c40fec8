/* clang's own error: a struct where an int is needed, after an await. */
#include <tandem.h>

struct s {
    int a;
};

async struct s make(void);

async int user(void)
{
    int r = await make(); // error: initializing 'int' with an expression of incompatible type 'struct s'...
    return r;
}
