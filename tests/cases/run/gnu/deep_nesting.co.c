// A thousand levels of parentheses, of conditions, of calls, of operators and of blocks.
// compiler: gcc (clang stops at 256 brackets, if not told otherwise)
#include <stdio.h>
#include <tandem.h>

#define P1(x) (1 + (x))
#define P10(x) P1(P1(P1(P1(P1(P1(P1(P1(P1(P1(x))))))))))
#define P100(x) P10(P10(P10(P10(P10(P10(P10(P10(P10(P10(x))))))))))
#define P1000(x) P100(P100(P100(P100(P100(P100(P100(P100(P100(P100(x))))))))))
#define A1(x) await later(x)
#define A10(x) A1(A1(A1(A1(A1(A1(A1(A1(A1(A1(x))))))))))
#define A100(x) A10(A10(A10(A10(A10(A10(A10(A10(A10(A10(x))))))))))
#define S10(x) x + x + x + x + x + x + x + x + x + x
#define S1000(x) S10(S10(S10(x)))
#define C1(x) n == 1 ? 0 : x
#define C10(x) C1(C1(C1(C1(C1(C1(C1(C1(C1(C1(x))))))))))
#define C100(x) C10(C10(C10(C10(C10(C10(C10(C10(C10(C10(x))))))))))
#define C1000(x) C100(C100(C100(C100(C100(C100(C100(C100(C100(C100(x))))))))))
#define N10(x) - - - - - - - - - - x
#define N100(x) N10(N10(N10(N10(N10(N10(N10(N10(N10(N10(x))))))))))
#define B1(x) if (n) { n++; x; }
#define B10(x) B1(B1(B1(B1(B1(B1(B1(B1(B1(B1(x))))))))))
#define B100(x) B10(B10(B10(B10(B10(B10(B10(B10(B10(B10(x))))))))))

static async int later(int v)
{
    if (v % 2)
        await td_yield();
    return v;
}

async int main(void)
{
    int n = await later(2), r;

    r = P1000(await later(n));
    printf("%d\n", r);
    r = A100(await later(3)) + A100(4);
    printf("%d\n", r);
    r = await later(5) + S1000(n) + await later(n);
    printf("%d\n", r);
    r = C1000(await later(7));
    printf("%d\n", r);
    r = N100(N100(await later(9)));
    printf("%d\n", r);
    B100(n += await later(1))
    printf("%d\n", n);
    return 0;
}
// expect: 1002
// expect: 7
// expect: 2007
// expect: 7
// expect: 9
// expect: 103
