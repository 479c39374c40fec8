"""The variables of a program: which there are, of which types, where they live, how they are declared.

    small     of an integer type, stay between 0 and 31: they index arrays
    number    of any integer type
    real      double or float
    v, q      an array of 32, and a pointer into it
    m         an array of arrays
    c, p, s   an array of structs, a pointer into it, and one struct
    tab, fp   an array of pointers to functions, and a pointer into it
"""
import random

INTEGERS = ["int", "unsigned", "long", "unsigned long", "short", "unsigned short", "signed char",
            "unsigned char", "_Bool", "long long"]
SMALL = ["int", "int", "long", "unsigned", "short", "unsigned char"]
MIDDLE = 12         # where what moves begins, before each statement
NAMES = ["a", "b", "x", "y", "n", "i", "j", "k", "len", "count", "value", "result", "state", "self",
         "frame", "task", "gen", "td", "next", "step", "args", "ret", "tmp", "call", "slot", "loop",
         "aligned", "packed", "unused", "section", "used", "mode", "resume", "done", "awaiter", "u"]


class Variable:
    def __init__(self, role, name, ctype, storage, initial, shape="%s"):
        self.role, self.name, self.ctype, self.storage = role, name, ctype, storage
        self.initial, self.shape = initial, shape
        self.spelled = ""       # the type, where the declaration has another name for it
        self.addressed = True   # may its address be taken?
        self.before = ""        # attributes and specifiers, before the type and after the name
        self.after = ""
        self.least = 0          # the alignment they ask for
        self.reset = None       # the value before each statement

    def declaration(self, keyword="", value=True):
        text = "%s%s%s %s%s" % (keyword, self.before, self.spelled or self.ctype,
                                self.shape % self.name, self.after)
        return text + (" = %s;" % self.initial if value else ";")


class World:
    def __init__(self, rnd, prefix, options, family):
        self.random, self.prefix, self.options = rnd, prefix, options
        self.family = "k%d_" % family     # of the types and helpers that some programs have in common
        self.cell, self.fn, self.word = (self.family + n for n in ("cell", "fn", "word"))
        kin = random.Random("family %d" % family)
        self.tv, self.tm, self.td, self.word_type = (kin.choice(INTEGERS) for _ in range(4))
        self.all, self.file_names = [], set()
        self.taken = {"mix", "bits", "hash", "trail", "ticks", "y"}
        self.number_type = rnd.choice(INTEGERS)
        self.smalls = [self.make("small", rnd.choice(SMALL), str(MIDDLE + k)) for k in range(2)]
        for s in self.smalls:
            s.reset = s.initial
        self.numbers = [self.make("number", self.word_type, "4")]
        for _ in range(rnd.randrange(1, 4)):
            self.numbers.append(self.make("number", rnd.choice(INTEGERS), str(rnd.randrange(100))))
        self.real = self.make("real", rnd.choice(["double", "float"]), "1.5")
        row = ", ".join(str(rnd.randrange(90)) for _ in range(32))
        self.v = self.make("v", self.tv, "{%s}" % row, "%s[32]")
        self.q = self.make("q", self.tv, "0", "*%s")
        self.m = self.make("m", self.tm, "{{1, 2, 3}, {4, 5}, {6}, {7, 8, 9, 10, 11, 12}}", "%s[6][6]")
        self.c = self.make("c", self.cell, "{{1}}", "%s[32]")
        self.p = self.make("p", self.cell, "0", "*%s")
        self.s = self.make("s", self.cell, "{5, 6, 7, 8}")
        self.tab = self.make("tab", self.fn, "{0}", "*%s[64]")
        self.fp = self.make("fp", self.fn, "0", "**%s")
        for pointer, array in ((self.q, self.v), (self.p, self.c), (self.fp, self.tab)):
            pointer.reset = "%s + %d" % (array.name, 24 if array is self.tab else MIDDLE)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def may(self, feature, percent):
        return self.chance(percent) and feature in self.options

    def name(self):
        free = [n for n in NAMES if n not in self.taken]
        name = self.random.choice(free) if free and self.chance(70) else "w%d" % len(self.taken)
        self.taken.add(name)
        return name

    def make(self, role, ctype, initial, shape="%s"):
        storage = self.random.choice(["local"] * 5 + ["file"] * 2 + ["static", "parameter"])
        if storage == "parameter" and (shape != "%s" or ctype == self.cell):
            storage = "local"
        name = self.name()
        if storage == "file":
            name = self.prefix + name
        variable = Variable(role, name, ctype, storage, initial, shape)
        if ctype == self.word_type and self.chance(60):
            variable.spelled = self.word
        variable.addressed = shape != "%s" or ctype == self.cell or self.chance(75)
        self.dress(variable)
        self.all.append(variable)
        return variable

    def dress(self, variable):
        """Attributes and specifiers, in some order."""
        if variable.storage == "parameter" or not self.may("attributes", 40):
            return
        before, after = [], []
        for _ in range(self.random.randrange(1, 4)):
            size = self.random.choice([8, 16, 32, 64])
            form = self.random.randrange(5)
            if form < 2:
                before.append(self.random.choice(["_Alignas(%d) ", "_Alignas(%d) "]) % size)
            elif form == 2:
                before.append("__attribute__((aligned(%d))) " % size)
            elif form == 3:
                after.append(" __attribute__((unused, __aligned__(%d)))" % size)
            else:
                size = 0
                before.append(self.random.choice(["__attribute__((unused)) ", "volatile ",
                                                  "_Alignas(0) ", "_Alignas(double) "]))
                if "volatile" in before[-1] and variable.shape != "%s" or "double" in before[-1]:
                    size = 8 if "double" in before.pop() else 0
                    before += ["_Alignas(double) "] if size else []
            variable.least = max(variable.least, size)
        if "volatile " in before and (variable.addressed or variable.ctype == self.cell):
            before = [b for b in before if b != "volatile "]
        variable.before, variable.after = "".join(before), "".join(after)

    # ---- the text ------------------------------------------------------------------------------

    def types(self):
        """Struct, functions, and what checks them: one text for a family."""
        return """\
typedef {word} {p}word;
typedef async int {p}fn(int);
typedef struct {p}cell {{
    int a;
    unsigned b : 7;
    signed char c;
    {td} d;
    short v[4];
    struct {p}cell *next;
    {p}fn *f;
    struct {{
        long e;
    }} in;
    double g;
}} {p}cell;
static async int {p}inc(int v)
{{
    if (++ticks % 3)
        await td_yield();
    return v + 1;
}}
static int {p}dec(int v)
{{
    return v - 1;
}}
static async int {p}dup(int v)
{{
    await td_yield();
    return (int)(2u * (unsigned)v);
}}
static {p}cell *{p}first;
static async {p}cell {p}mk(int v)
{{
    {p}cell made = {{v, 5, 2, 3, {{1, 2, 3, 4}}, {p}first}};
    if (++ticks % 3)
        await td_yield();
    made.f = {p}inc;
    return made;
}}
static async {p}cell *{p}forth({p}cell **at)
{{
    if (++ticks % 3)
        await td_yield();
    return *at = (*at)->next;
}}
static async {p}word {p}get({p}word v)
{{
    if (++ticks % 3)
        await td_yield();
    return v;
}}
static async {p}fn *{p}pick({p}fn *f)
{{
    if (++ticks % 3)
        await td_yield();
    return f;
}}
static void {p}fill({p}cell *c, int n, {p}cell *first)
{{
    {p}fn *const all[] = {{{p}inc, {p}dec, {p}dup}};
    {p}first = first + 12;
    for (int i = 0; i < n; i++)
        c[i] = ({p}cell){{i, i + 3, i - 4, i * 7, {{i, 2, 3}}, n > 1 ? first + (i + 1) % n : {p}first,
                          all[i % 3], {{i}}, i / 4.0}};
}}
static void {p}functions({p}fn **tab)
{{
    for (int i = 0; i < 64; i++)
        tab[i] = i % 3 == 0 ? {p}inc : i % 3 == 1 ? {p}dec : {p}dup;
}}
static __attribute__((noinline)) unsigned {p}sum(const {p}cell *c)
{{
    return (unsigned)c->a + 3u * c->b + 5u * (unsigned)c->c + 7u * (unsigned)c->d + hash(c->v, sizeof c->v) +
           11u * (unsigned)c->in.e + bits(c->g);
}}
static __attribute__((noinline)) unsigned {p}cells(const {p}cell *c)
{{
    unsigned sum = 0;
    for (int i = 0; i < 32; i++)
        sum = sum * 3u + {p}sum(c + i);
    return sum;
}}
static unsigned {p}take(const {tv} *at, long v, {p}cell c, {p}fn *f, const {p}cell *p)
{{
    return (unsigned)*at + 3u * (unsigned)v + {p}sum(&c) + (f == {p}inc) + 2u * (f == {p}dec) + {p}sum(p);
}}
static unsigned {p}two(const {td} *d, const {td} *e)
{{
    return (unsigned)*d + 3u * (unsigned)*e;
}}
static __attribute__((noinline)) void {p}report(int n, int k, const {tv} *v, {tm} (*m)[6], const {p}cell *c,
                                                const {p}cell *s, long q, long at, long f, double d, long a1,
                                                long a2, long a3, long a4, long a5, long a6)
{{
    mix(hash(v, 32 * sizeof *v));
    mix(hash(m, 6 * sizeof *m));
    mix({p}cells(c) + {p}sum(s));
    mix((unsigned)q + 40u * (unsigned)at + 1600u * (unsigned)f + bits(d));
    mix((unsigned)a1 + 3u * (unsigned)a2 + 5u * (unsigned)a3 + 7u * (unsigned)a4);
    mix((unsigned)a5 + 9u * (unsigned)a6);
    printf("%d.%d %u\\n", n, k, trail);
}}
""".format(p=self.family, td=self.td, tv=self.tv, tm=self.tm,
           word=self.word_type)

    def file_variables(self):
        return "".join(v.declaration("static ", not v.initial == "0") + "\n" for v in self.all
                       if v.storage == "file")

    def parameters(self):
        return [v for v in self.all if v.storage == "parameter"]

    def local_lines(self):
        lines = [v.declaration("static " if v.storage == "static" else "") for v in self.all
                 if v.storage in ("local", "static")]
        self.random.shuffle(lines)
        p, c, s = self.family, self.c.name, self.s.name
        lines.append("%sfill(%s, 32, %s);" % (p, c, c))
        lines.append("%sfill(&%s, 1, %s);" % (p, s, c))
        lines.append("%sfunctions(%s);" % (p, self.tab.name))
        return lines

    def resets(self):
        return ["%s = %s;" % (v.name, v.reset) for v in self.all if v.reset]

    def report(self, k):
        w = self
        pairs = ["%s - %s" % (a.name, b.name) for a, b in ((w.q, w.v), (w.p, w.c), (w.fp, w.tab))]
        values = [v.name for v in w.smalls + w.numbers]
        return "%sreport(%s, %s);" % (w.family, w.prefix[1:-1], ", ".join(
            [str(k), w.v.name, w.m.name, w.c.name, "&" + w.s.name] + pairs + [w.real.name] +
            values + ["0"] * (6 - len(values))))

    def alignments(self):
        """Of all that has an address: 0, if the strictest of what was asked for is heeded."""
        terms = []
        for v in self.all:
            if v.addressed and v.storage != "parameter":
                terms.append("OFF(%s, %d)" % (v.name, v.least))
        return ["mix((unsigned)(%s));" % " + ".join(terms)]
