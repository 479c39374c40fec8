// ## makes names of locals, functions and members that live across suspensions.
#include <stdio.h>
#include <tandem.h>

#define GETTER(name, v)                                                                          \
    static async int get_##name(int add)                                                         \
    {                                                                                            \
        int local_##name = v;                                                                    \
        await td_yield();                                                                        \
        return local_##name + add;                                                               \
    }
#define VAR(n) var_##n
#define SET(n, e) int VAR(n) = e
#define CALL(name, a) await get_##name(a)

GETTER(one, 1)
GETTER(ten, 10)

struct s {
    int field_a, field_b;
};
#define TEN(d) d##0
#define FIELD(s, x) (s).field_##x

async int main(void)
{
    SET(1, CALL(one, 5));
    SET(2, CALL(ten, VAR(1)));
    struct s s = { 0, 0 };

    await td_yield();
    FIELD(s, a) = CALL(ten, TEN(1));
    FIELD(s, b) += CALL(one, FIELD(s, a));
    printf("%d %d %d %d\n", var_1, VAR(2), FIELD(s, a), FIELD(s, b));
    return 0;
}
// expect: 6 16 20 21
