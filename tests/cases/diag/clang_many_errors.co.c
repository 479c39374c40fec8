/* Thousands of errors out of one macro are one error, and are soon told. */
#define D1(x) (y + (x)) // note: expanded from macro 'D1'
#define D10(x) D1(D1(D1(D1(D1(D1(D1(D1(D1(D1(x)))))))))) // note: expanded from macro 'D10'
#define D100(x) D10(D10(D10(D10(D10(D10(D10(D10(D10(D10(x)))))))))) // note: expanded from macro 'D100'
#define D1000(x) D100(D100(D100(D100(D100(D100(D100(D100(D100(D100(x)))))))))) // note: expanded from macro 'D1000'

int g(void); // note: previous declaration is here
char g(void); // error: conflicting types for 'g'

int f(void)
{
    return D1000(1); // error: use of undeclared identifier 'y'
}
