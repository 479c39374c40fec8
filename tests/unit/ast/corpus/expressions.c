// ---- precedence
int f(void)
{
    a = b = c += d ? e : f ? g : h;
    a || b && c | d ^ e & f == g < h << i + j * k % l - m / n >> o >= p != q;
    a, b, c;
    -a * +b & ~c && !d; *p++ = *--q; &a[1]; a ?: b ?: c; sizeof a + 1; sizeof(int) + 1; sizeof(a)[1];
    a ? b, c : d; a < b > c; - -a; a - -b; a-- - --b; a & &b; a && &&b; **p; !*p;
}
// ---- casts and literals: T U
void f(void)
{
    (T)x; (T)(x); (T)-1; (T *)&x; (T)(U)x; (x)(y); (x)-1; (T){ 1 }; (T[]){ 1, 2 }[1]; ++(T){ 0 };
    sizeof(T){ 1 }; sizeof(T); sizeof(T *[3]); _Alignof(T); __alignof__(x); __alignof x;
    &(struct s){ .a = 1 }; (const struct { int x; } *)p; (struct s){}.a; (static const T){ 1 };
    (__attribute__((aligned(2))) T *)p; (void)0, 3; (int (*)(void))f; (T)sizeof(T)*3;
    alignof(int); (_Atomic(T) *)p; (typeof(x))y; (TD_GENERATOR(T))g;
}
// ---- calls, members, subscripts
void f(void) { a(b)(c)[d].e->f++--(); a(b, (c, d), e = 1, ({ 1; })); f(); (*p)(1); (f)(1); 3[a]; }
// ---- constants and strings
void f(void)
{
    x = 0x1p-3 + 1e+5L + 'a' + L'\'' + u8'x' + '\\' + 1'000'000 + 0b101 + 10ull + .5f + 1.i;
    y = "a" "b" L"c" ? "\"" : u8"\\" U"x";
    z = é + \u00e9t$ + __FUNCTION__;
}
// ---- GNU expressions: T
void f(int n, ...)
{
    int x = ({ int y = 1; y + ({ T z; z; }); });
    void *p = &&out, *q[] = { &&out, &&T };
    goto *p; goto *q[x];
    x = n ?: 3; __real__ c = __imag__ d; __extension__ (T)1; y = __extension__ ({ 1; });
    x = __builtin_va_arg(ap, T *) + __builtin_offsetof(struct s, a.b[3].T) + __builtin_offsetof(T, T);
    x = __builtin_types_compatible_p(T, int (*)(void)) ? __builtin_choose_expr(1, x, (T)y) : 0;
    x = __builtin_expect(!!(x), 0); __builtin_va_start(ap, n); v = __builtin_convertvector(w, T);
    ({ out: }); ({ ; }); ({ });
    (x ? y : z)[1]; x = y ? : z;
    T: ;
}
// ---- _Generic: T U
void f(void)
{
    x = _Generic(y, T: 1, const U *: f(2), struct s: 3, int (*)(T): 4, default: g)(y, 3);
    x = _Generic((0, y), default: (T)1, enum e: y ? 2 : 3);
    x = _Generic(T, int: 1, default: 2);
}
// ---- await everywhere: T
TD_ASYNC int f(void)
{
    int x = TD_AWAIT a() + TD_AWAIT b(TD_AWAIT c(), TD_AWAIT (*d)(1)), y[] = { TD_AWAIT e(), [1] = TD_AWAIT e() };
    x = TD_AWAIT a(), x += TD_AWAIT b(1)->z; -TD_AWAIT a(); !TD_AWAIT a(); (T)TD_AWAIT a();
    while (TD_AWAIT a() && !TD_AWAIT b() ? TD_AWAIT c() : TD_AWAIT d()) x[TD_AWAIT a()]++;
    return TD_AWAIT a(), (struct s){ .a = TD_AWAIT b() }.a + sizeof(TD_AWAIT a()) + sizeof TD_AWAIT a();
    TD_AWAIT ({ a(); }); TD_AWAIT p->op(x); TD_AWAIT (a)(x); TD_AWAIT __extension__ a(); x ?: TD_AWAIT a();
}
// ---- old typeof and asm names in calls: T
void f(void) { typeof(x) y = typeof_it(x); __typeof(T) z; y = alignof (x) + sizeof(typeof(x) *); }
