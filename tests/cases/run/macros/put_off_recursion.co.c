// std: gnu11
// The recursion of macros that names put off: it goes on while EVAL's expansion is read.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

/* each name that could recur is put off until its macro's own expansion is over */
#define EMPTY()
#define DEFER(id) id EMPTY()
#define OBSTRUCT(...) __VA_ARGS__ DEFER(EMPTY)()
#define EVAL(...) EVAL1(EVAL1(EVAL1(__VA_ARGS__)))
#define EVAL1(...) EVAL2(EVAL2(EVAL2(__VA_ARGS__)))
#define EVAL2(...) EVAL3(EVAL3(EVAL3(__VA_ARGS__)))
#define EVAL3(...) __VA_ARGS__
#define CAT(a, ...) a##__VA_ARGS__
#define IF(c) CAT(IF_, c)
#define IF_0(...)
#define IF_1(...) __VA_ARGS__
#define FIRST(a, ...) a
#define SECOND(a, b, ...) b
#define CHECK(...) SECOND(__VA_ARGS__, 0, )
#define IS_LAST(x) CHECK(CAT(IS_LAST_, x))
#define IS_LAST_end ~, 1,
#define NOT(x) CAT(NOT_, x)
#define NOT_0 1
#define NOT_1 0
#define MAP(m, a, ...) IF(NOT(IS_LAST(a)))(m(a) OBSTRUCT(MAP_AGAIN)()(m, __VA_ARGS__))
#define MAP_AGAIN() MAP
#define ADD(v) +await later(v)
#define SHOW(v) printf("%d\n", await later(v));

async int main(void)
{
    printf("%d\n", 0 EVAL(MAP(ADD, 1, 2, 3, 4, end)));
    EVAL(MAP(SHOW, 5, 6, 7, end))
    return 0;
}
// expect: 10
// expect: 5
// expect: 6
// expect: 7
