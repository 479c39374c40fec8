// ---- specifiers in any order
int long static unsigned volatile const f(void) { register const int long x = 1; return x; }
// ---- the name of a typedef is redeclared: T
void f(void)
{
    struct s { T *T, *T2; } y;
    { unsigned T; int T2, T3; T * 3; }
    { int x, T; T * 3; }
    { T *x, (*(T)); T * 3; }
    T T = sizeof(T);
    T * 2;
}
// ---- typedef in an inner scope: T
void f(int T)
{
    T * 3;
    { typedef long T; T * x; x = 0; }
    T * 4;
    for (int U = 0; U < 3; U++) if (T) U * T; else ;
    typedef char W; W * w;
    { int W; W * w; } W * v;
}
// ---- a hidden typedef comes back behind a for and an unbraced if: T
void f(int a)
{
    for (int T = 0; T < a; T++)
        if (a) a++;
    T * x;
    TD_FOREACH (int, T, g(a)) if (T) a++;
    T * y;
}
// ---- redeclaring in parentheses and behind pointers: T U T2
void f(void)
{
    int (T);
    T = 3;
    { long *U, *(*U2)(T2 *), a; }
    { const T2; }
    { T; }
}
// ---- abstract declarators with typedef names: T U
void f(int (T), int (*)(T), T (*)(T, U), int (T, int), int (*T2)(T), T[static 3], U[*], int (T *p))
{
    x = sizeof(int (*)(T)) + sizeof(T (*[3])(U *)) + sizeof(int[3][4]) + sizeof(int (T, U));
    y = (T (*)(U (*)(T)))z;
    void (*signal(int sig, void (*handler)(int)))(int);
    int g(T, T T, U u), h();
    int k(T x, int (y), ...);
    (void (T))0;
}
// ---- tags: T
void f(void)
{
    struct s;
    struct t { int a : 3, : 0, b : 1 + 1; const char *c, d[3]; struct { int e; union { int g; }; }; ; } t, *u;
    struct __attribute__((packed)) { } z;
    struct v { int x; } __attribute__((packed, aligned(8))) v __attribute__((unused)) = { 1 };
    enum e { A, B = 3, C __attribute__((deprecated)) = B << 2, } e;
    enum { D };
    union w { int i; float f __attribute__((aligned(16))), g; } w;
    struct empty {};
    struct q { _Static_assert(1, "x"); __extension__ union { int h; }; enum e : 3; T : 4, T2 : 3; };
}
// ---- enumerations with an underlying type: T
void f(void)
{
    enum E : unsigned long { A, B } e;
    enum : T { C };
    enum [[nodiscard]] F : const int { G };
    struct s { enum E : 3; enum E x : 2; };
    x = _Generic(e, enum E: 1, int: 2);
}
// ---- enumerators hide typedef names: T
void f(void)
{
    enum { T = sizeof(T) };
    T * 3;
    int x[T];
}
// ---- tags and members live elsewhere: T U
void f(void)
{
    struct T { int U; T T; } x;
    x.T = x.U + y->T;
    struct T y = { .T = 3, U: 4, .T.U[2] = 3 };
    goto T;
T:
    union U *U;
    U->T = &&T;
}
// ---- initialisers
void f(void)
{
    int a[] = { 1, [3] = 4, [5 ... 7] = 8, [9] 10, };
    int e[3] = {};
    struct s s = { a: 3, .b.c[2][3] = { 1 }, .d = { [0] = { 1, 2 } }, (struct t){ 1 }.x, { } };
    int (*p)[3] = &(int[3]){ 1, 2 };
    char c[] = "abc" "def" u8"g", *d = { "x" };
    struct s t = f(), u[2] = { f(), g() };
}
// ---- attributes everywhere: T
static __attribute__((noinline, format(printf, 1, 2))) __attribute__((const)) int *__attribute__((x)) f(
    int a __attribute__((unused)), __attribute__((unused)) T b, T *__attribute__((nonnull)) c,
    int (__attribute__((stdcall)) *d)(void))
{
    __attribute__((unused)) int x;
    int __attribute__((vector_size(16))) v;
    int __attribute__((aligned(sizeof(T)))) w __attribute__((cleanup(done), unused)) = 3,
        __attribute__((unused)) *y __attribute__(()), z;
    register int r asm("eax") __attribute__((unused)) = 1;
    unsigned __attribute__((mode(TI))) T;
    switch (x) {
    case 1:
        x++;
        __attribute__((fallthrough));
    case 2: __attribute__((unused)) int q;
        break;
    default: ;
    }
    if (x) __attribute__((fallthrough)); else __attribute__((nomerge)) g();
out: __attribute__((unused));
out2: __attribute__((unused)) x++;
    __attribute__((musttail)) return g();
    __declspec(noreturn) void h(void);
    T * 3;
}
// ---- standard attributes: T
[[nodiscard("x"), gnu::noinline]] [[gnu::format(printf, 1, 2)]] int f [[deprecated]] (int a [[maybe_unused]], [[maybe_unused]] int b)
{
    [[maybe_unused]] int x [[gnu::aligned(8)]] = 3, y [[gnu::cleanup(z)]], c [[x]] [3] [[y]];
    [[]];
    switch (x) { case 1: [[fallthrough]]; case 2: y; [[likely]] case 3: ; }
    if (x) [[likely]] { y = a[b[1]]; }
    [[clang::nomerge]] g();
    struct [[gnu::packed]] s { int x [[deprecated]]; [[deprecated]] int y; };
    [[a]] l: [[b]] m: ;
    enum { A [[deprecated]] = 1 };
    T * [[x]] const p;
}
// ---- types of newer C and of GNU C: T
void f(_Complex double a, __int128 b, _Float128 c, unsigned _BitInt(7) d, __auto_type *e)
{
    typeof(int) x; __typeof__(x + 1) y; typeof_unqual(const T) z; __typeof__(T *) w;
    _Atomic int m; _Atomic(int *) n; int *_Atomic o; _Atomic T p;
    _Alignas(16) char q; _Alignas(T) char r; alignas(8) T s; { int _Alignas(8) T; T * 3; }
    static _Thread_local int t; extern __thread int u; static thread_local int v;
    _Noreturn void g(void); inline int h(void); __inline__ int i(void);
    char *__restrict__ j, *restrict k; __const__ int l; __volatile__ int aa; __signed__ char bb;
    constexpr int cc = 3; __complex__ float dd; _Float16 ee; __builtin_va_list ff;
    _Decimal64 gg; bool hh = true; void *ii = nullptr; auto jj = 3; long double _Complex kk;
    __auto_type ll = ({ int x = 1; x; });
    _Complex _Float128 mm; __float128 nn;
    __extension__ long long oo; __extension__ typedef struct { int a; } pp; pp * qq;
    typeof(int (*)(T)) rr; _Static_assert(sizeof(rr), "x" "y"); static_assert(1);
}
// ---- new keywords as the names of older programs
int f(int bool, int typeof)
{
    int constexpr = 1, thread_local = 2, alignas, asm;
    int true = 3, nullptr = false;
    bool = constexpr + thread_local + typeof * alignas;
    return true ? bool : asm;
}
// ---- old-style definition
int f(a, b, c) int a; register char *b; struct s { int x; } c; { return a; }
// ---- old-style definition without types
f(a, b) { return a; }
// ---- no parameters
main() { }
// ---- variably modified
void f(int n, int a[n][n + 1], int b[static n], int c[const *], int d[restrict static const 3])
{
    int x[n][TD_AWAIT g(n)], (*p)[n];
    typedef int T[n]; T * q;
    struct { int z[n]; } w;
    for (int i[n], j = 0; j < n; j++) ;
}
// ---- function that returns a pointer to a function: T
int (*f(int a, T b))(int T) { T * x; b * a; a * b; }
// ---- prototype scope ends: T
void f(void) { int g(int T, int (*)(int T)); T * x; }
// ---- parameters hide typedef names from each other: T
void f(int T, int b[sizeof(T * 3)]) { }
// ---- local labels and declarations behind labels: T
void f(void)
{
    __label__ a, b;
    a: int x; b: T y; c: typedef int q; d: _Static_assert(1, ""); e: f: struct s z;
    case 1: T w;
    g: h: default:
}
// ---- empty declarations
void f(void) { ; ; int; const; struct s; typedef; }
// ---- specifiers behind the type: T
T static const f(void) { T const x; T typedef *U; U * y; struct s { int a; } static z; }
// ---- digraphs
int f(int a<::>) <% return a<:1:> ; %>
// ---- clang's nullability and blocks
void f(int *_Nonnull a, void (^b)(int)) { int *_Nullable c = a; }
// ---- address spaces of named variables
void f(void) { int __seg_fs *p; const __seg_gs int q = 3; }
// ---- attributes between declarator and body, and at the end of a block
int f(int a) __attribute__((cold)) __attribute__((noinline)) { out: __attribute__((unused)) }
// ---- the same with old-style parameters: T
f(a, b) __attribute__((cold)) T a; __attribute__((unused)) int b; { case 1: __attribute__((unused)) }
