// ---- dangling else
void f(void) { if (a) if (b) c; else d; if (a) { } else if (b) ; else for (;;) if (c) d; else e; }
// ---- loops
void f(void)
{
    for (;;) break;
    for (i = 0, j = 1; i < 3; i++, j--) continue;
    for (int i = 0, *p = q; i < 3;) ;
    for (struct { int a; } x = { 1 }; x.a; ) { }
    for (static_assert(1); ; ) ;
    while (a) while (b) do c; while (d); do { } while (e);
}
// ---- switch
void f(void)
{
    switch (a) { int x; case 1: case 2 ... 4: b; default: c; case 'a' ... 'z' + 1: case a ? b : c: { } }
    switch (a) case 1: switch (b) default: while (c) case 3: d;
    switch (n % 8) { case 0: do { *to = *from++; case 7: *to = *from++; } while (--n); }
    switch (a) { case 1: }
}
// ---- labels
void f(void)
{
a: b: c: x;
    goto a;
    { d: e: }
    if (x) g: h: y; else i: ;
    j: { k: ; l: }
    while (x) m: break;
}
// ---- a label named as a type, and a conditional with casts: T
void f(void) { T: x; goto T; y = a ? (T)b : c; y = a ? b : sizeof(T); T x2; U: T: V: ; }
// ---- asm
void f(void)
{
    asm("nop"); __asm__ volatile("nop" "\n"); asm volatile inline ("x" ::: "memory", "cc");
    asm("x" : "=r"(a), [b] "+m"(*b) : "r"(c + 1), "0"(TD_AWAIT d()) : "memory");
    asm goto("x" : : "r"(a) : : out, T); asm volatile goto("x" :::: out);
    asm("x" : : : ); __asm("x" : "=r"(a)); asm("" :: "r"(x)); asm const ("x");
    register long r __asm__("rax"); extern int g(void) asm("h") __attribute__((pure));
}
// ---- pragmas where they matter, and where they do not
void f(void)
{
#pragma omp parallel
    for (int i = 0; i < 3; i++)
#pragma omp critical
        a++;
    _Pragma("GCC diagnostic push") _Pragma("a") b; _Pragma("GCC diagnostic pop")
    if (a) b; _Pragma("x") else c;
    x = _Pragma("y") 3 + _Pragma("z") 4;
    do { } _Pragma("w") while (0);
    struct s {
#pragma pack(1)
        int a;
#pragma pack()
    } s;
l:
#pragma nothing
    ;
    if (a) { }
#pragma one
#pragma two
    else { }
#pragma last
}
// ---- generators
static TD_ASYNC TD_GENERATOR(int, char *) f(int (*TD_ASYNC p)(int))
{
    TD_YIELD 1; TD_YIELD a, b; TD_YIELD x ? y : z; TD_YIELD (struct s){ 1 }; TD_YIELD x = 3;
    char *s = TD_RECEIVED(char *); TD_RECEIVED(int) + 1;
    TD_YIELD_FROM(g(1)); TD_YIELD_FROM(TD_AWAIT g(1)); TD_YIELD_FROM((g)(x, y));
    if (a) TD_YIELD 1; else TD_YIELD 2;
    return;
}
// ---- foreach: T U
TD_ASYNC void f(TD_GENERATOR(T) g)
{
    TD_FOREACH (int, v, g(1, 2)) print(v);
    TD_FOREACH (const struct s *, v, TD_AWAIT g(x)) { if (v) break; }
    TD_FOREACH (T, T, g(T)) T * 3;
    T * x;
    TD_FOREACH (int (*)[3], v, g()) TD_FOREACH (T *, w, h(v)) if (w) v; else w;
    TD_GENERATOR(T *, U) (*h)(void), *i[3];
    typedef TD_ASYNC int handler(struct request *);
    struct s { TD_ASYNC int (*op)(int); TD_GENERATOR(int) it; };
    TD_ASYNC int TD_ASYNC *(*op)(TD_ASYNC int (*)(void)); int TD_ASYNC later(void);
}
// ---- defer
void f(void)
{
    TD_DEFER free(p); TD_DEFER { a; b; } TD_DEFER if (x) y; else z; TD_DEFER for (;;) TD_AWAIT g();
    TD_DEFER x: y; TD_DEFER TD_DEFER a; TD_DEFER;
}
// ---- the short names are ordinary names here
void f(int async) { int await = yield + foreach(1) * defer; generator(await); received: async * 3; }
// ---- statement expressions with everything in them: T
void f(void)
{
    x = ({ for (int T = 0;;) if (T) break; T y; l: y; }) + ({ typedef int U; U z; z; }) * U;
    if (({ T q = 3; q; })) return ({ struct T { int a; } t; t; }).a;
}
