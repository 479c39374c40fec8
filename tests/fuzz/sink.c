/* A bit of everything that C and GNU C have, without a coroutine in it: sink.py makes some of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <setjmp.h>
#include <complex.h>
#include <ctype.h>
#include <limits.h>
#include <alloca.h>
#define N(a) (sizeof(a) / sizeof(a)[0])
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SWAP(T, a, b)                                                                              \
    do {                                                                                           \
        T t_ = (a);                                                                                \
        (a) = (b);                                                                                 \
        (b) = t_;                                                                                  \
    } while (0)
#define EACH(i, n) for (int i = 0; i < (n); i++)
#define FIELD(p, f) ((p)->f)
typedef struct list {
    struct list *next;
    int v;
} list;
typedef int (*binop)(int, int);
enum color { RED = 1, GREEN, BLUE = 7 };
struct bits {
    unsigned a : 3;
    int b : 5;
    unsigned : 0;
    unsigned long long c : 33;
    _Bool d : 1;
};
union u {
    int i;
    float f;
    unsigned char c[4];
    struct {
        short lo, hi;
    };
};
struct flex {
    int n;
    int v[];
};
static int trace[64], ntrace;
static int add(int a, int b)
{
    return a + b;
}
static int sub(int a, int b)
{
    return a - b;
}
static int mul(int a, int b)
{
    return a * b;
}
static const struct {
    const char *name;
    binop op;
    int prec;
} ops[] = {{"add", add, 1}, {"sub", sub, 1}, {"mul", mul, 2}};
static int cmp_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}
static int sum_va(int n, ...)
{
    va_list ap;
    int s = 0;
    va_start(ap, n);
    while (n-- > 0)
        s += va_arg(ap, int);
    va_end(ap);
    return s;
}
static list *cons(int v, list *next)
{
    list *l = malloc(sizeof *l);
    *l = (list){next, v};
    return l;
}
static int len(const list *l)
{
    return l ? 1 + len(l->next) : 0;
}
static list *rev(list *l)
{
    list *r = NULL;
    while (l) {
        list *n = l->next;
        l->next = r;
        r = l;
        l = n;
    }
    return r;
}
static int is_odd(unsigned n);
static int is_even(unsigned n)
{
    return n == 0 || is_odd(n - 1);
}
static int is_odd(unsigned n)
{
    return n != 0 && is_even(n - 1);
}
static void duff(char *to, const char *from, int count)
{
    int n = (count + 3) / 4;
    switch (count % 4) {
    case 0:
        do {
            *to++ = *from++;
        case 3:
            *to++ = *from++;
        case 2:
            *to++ = *from++;
        case 1:
            *to++ = *from++;
        } while (--n > 0);
    }
}
static struct bits mkbits(int x)
{
    struct bits b = {0};
    b.a = x;
    b.b -= x;
    b.c = ~0ULL - x;
    b.d = x & 4;
    return b;
}
static double mean(int n, const double v[n])
{
    double s = 0;
    EACH(i, n) s += v[i];
    return n ? s / n : 0;
}
static int matrix(int n)
{
    int m[n][n], t = 0;
    EACH(i, n) EACH(j, n) m[i][j] = i * n + j;
    EACH(i, n) for (int j = i; j < n; j++)
    {
        if (i == j)
            continue;
        SWAP(int, m[i][j], m[j][i]);
    }
    EACH(i, n) t = t * 31 + m[i][(i + 1) % n];
    return t + (int)sizeof m;
}
static jmp_buf env;
static void thrower(int x)
{
    if (x > 2)
        longjmp(env, x);
}
static int catcher(int x)
{
    volatile int y = x;
    int r = setjmp(env);
    if (r)
        return r + y * 100;
    y++;
    thrower(x);
    return -y;
}
static int collatz(unsigned long n)
{
    int s = 0;
again:
    if (n == 1)
        goto out;
    s++;
    if (n & 1) {
        n = 3 * n + 1;
        goto again;
    }
    n /= 2;
    goto again;
out:
    return s;
}
static unsigned crc(const unsigned char *p, size_t n)
{
    unsigned c = ~0u;
    while (n--) {
        c ^= *p++;
        EACH(k, 8) c = c & 1 ? c >> 1 ^ 0xEDB88320u : c >> 1;
    }
    return ~c;
}
static int parse_expr(const char **s);
static int parse_atom(const char **s)
{
    while (isspace((unsigned char)**s))
        ++*s;
    if (**s == '(') {
        ++*s;
        int v = parse_expr(s);
        if (**s == ')')
            ++*s;
        return v;
    }
    int neg = **s == '-' ? (++*s, 1) : 0, v = 0;
    while (isdigit((unsigned char)**s))
        v = v * 10 + *(*s)++ - '0';
    return neg ? -v : v;
}
static int parse_expr(const char **s)
{
    int v = parse_atom(s);
    for (;;)
        switch (**s) {
        case '+':
            ++*s;
            v += parse_atom(s);
            break;
        case '-':
            ++*s;
            v -= parse_atom(s);
            break;
        case '*':
            ++*s;
            v *= parse_atom(s);
            break;
        case ' ':
            ++*s;
            continue;
        default:
            return v;
        }
}
static const char *color_name(enum color c)
{
    switch (c) {
    case RED:
        return "red";
    case GREEN:
        return "green";
    case BLUE:
        return "blue";
    }
    return "?";
}
static int counter(void)
{
    static int n = 10;
    return n += 3;
}
static long double ld(long double x)
{
    return x * 1.5L;
}
static double complex cplx(double complex z)
{
    return z * z + I;
}
static int generic(void)
{
    int i = 0;
    return _Generic(i, int : 1, default : 2) + _Generic((char)1, int : 10, char : 20);
}
static int strs(void)
{
    char buf[32] = "abc"
                   "def",
         *p = buf;
    wchar_t w[] = L"xy";
    size_t n = strlen(buf);
    p[n] = 'g';
    p[n + 1] = '\0';
    buf[strspn(buf, "abc")]++;
    return (int)strlen(p) + (int)N(w) + (buf[3] == 'e') + "hello"[1] + 2 ["abc"];
}
static int nested(int x)
{
    struct {
        int a;
        struct {
            int b[3];
        } in[2];
    } s = {.in[1].b = {[1] = x, x + 1}, .a = x ? x : -1}, t = s, *q = &t;
    q->in[q->a > 3 ? 1 : 0].b[0] += ({
        int z = s.a;
        z *= 2;
        z;
    });
    int *ip = (int[]){s.in[1].b[1], t.in[0].b[0], [4] = 9};
    union u un = {.f = 1.0f};
    un.hi ^= 1;
    return ip[0] * 100 + ip[1] * 10 + ip[4] + (q++, q - &t) + un.c[3] + (x ?: 7);
}
static int ctl(int n)
{
    int r = 0, i = 0;
    do {
        if (i % 5 == 3)
            continue;
        r += i;
        if (r > 40)
            break;
    } while (++i < n);
    while (n-- > 0) {
        for (int k = n, j = 0; j < k; j += 2, k--) {
            if (k == 5)
                goto next;
            r ^= j << (k & 3);
        }
        r++;
    next:;
    }
    r = r > 0 ? r < 100 ? r : 100 : r < -100 ? -100 : r;
    r += (unsigned char)(r * 77) - (signed char)(r * 55) + (short)(r << 12) % 7;
    r -= !r + ~r + -r + +r;
    r |= r & 0x55;
    r ^= r >> 3;
    r %= 1009;
    r <<= 2;
    r &= ~3;
    r /= 2;
    return r;
}
static int alloc(int n)
{
    char *p = alloca(n + 1);
    memset(p, 'x', n);
    p[n] = 0;
    return (int)strlen(p) + ntrace;
}
static void *goto_table(int i)
{
    static void *t[] = {&&a, &&b};
    goto *t[i & 1];
a:
    return "A";
b:
    return "B";
}
static struct flex *mkflex(int n)
{
    struct flex *f = malloc(sizeof *f + n * sizeof f->v[0]);
    f->n = n;
    EACH(i, n) f->v[i] = i * i;
    return f;
}
static _Bool tobool(int x)
{
    _Bool b = x;
    b += 5;
    return b;
}
static int volatile_loop(void)
{
    volatile int v = 0;
    volatile int *p = &v;
    EACH(i, 5)
    {
        *p += i;
        v++;
    }
    return v;
}
static char rot(char c)
{
    return c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 13) % 26 : c;
}
static void apply(char *s, char (*f)(char))
{
    for (; *s; s++)
        *s = f(*s);
}
static unsigned shifts(unsigned x, int s)
{
    unsigned long long y = (unsigned long long)x << 32 | x;
    return (unsigned)(y >> s) ^ (x >> (s & 31)) + (INT_MAX & x);
}
int main(int argc, char **argv)
{
    int v[] = {5, 3, 9, -1, 7};
    list *l = NULL;
    const char *e = "2 * (3+4) - -5*2";
    qsort(v, N(v), sizeof v[0], cmp_int);
    EACH(i, (int)N(v)) l = cons(v[i], l), trace[ntrace++] = v[i];
    l = rev(l);
    printf("%d %d %d\n", v[0], len(l), FIELD(l, v));
    for (size_t i = 0; i < N(ops); i++)
        printf("%s=%d ", ops[i].name, ops[i].op(6, MAX(ops[i].prec, 2)));
    printf("\n%d %d %d\n", sum_va(4, 1, 2, 3, 4), is_even(10), is_odd(7));
    char to[16] = {0};
    duff(to, "duffsdevice", 11);
    puts(to);
    struct bits b = mkbits(5);
    printf("%d %d %llu %d\n", b.a, b.b, (unsigned long long)b.c, b.d);
    printf("%.3f %d\n", mean(3, (double[]){1, 2, 4.5}), matrix(4));
    printf("%d %d\n", catcher(1), catcher(5));
    printf("%d %08x\n", collatz(27), crc((const unsigned char *)"123456789", 9));
    {
        int pe = parse_expr(&e);
        printf("%d %s\n", pe, e);
    }
    printf("%s %s %d %d\n", color_name(GREEN), color_name((enum color)3), counter(),
           argc + 0 * (argv[0] == NULL));
    printf("%d\n", counter());
    printf("%.2Lf %.1f%+.1f %d\n", ld(2.5L), creal(cplx(1 + 2 * I)), cimag(cplx(1 + 2 * I)),
           generic());
    printf("%d %d %d %d\n", strs(), nested(5), nested(0), ctl(20));
    printf("%d %s%s\n", alloc(7), (char *)goto_table(0), (char *)goto_table(3));
    struct flex *f = mkflex(4);
    printf("%d %d %d\n", f->v[3], tobool(4), volatile_loop());
    free(f);
    char s[] = "uryyb";
    apply(s, rot);
    puts(s);
    printf("%u %u\n", shifts(0xdeadbeef, 7), shifts(1, 33));
    while (l) {
        list *n = l->next;
        free(l);
        l = n;
    }
    return v[4] - 9 + 3;
}
