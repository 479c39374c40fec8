"""Operands of assembly, and sizes of arrays."""
from .nodes import Op


class Machine:
    def in_asm(self, out):
        """Sums and moves of x86-64, and nothing else: on other machines, C does the same."""
        name, e = self.local(), self.listed(2)
        a, b = [o.steps(out) for o in e.operands]
        form = self.random.randrange(4)
        ta, tb = [o.text() for o in e.operands]
        if form == 0:
            out.line("unsigned %s = 7u + (unsigned)%s + (unsigned)%s;" % (name, a, b))
            lines = ["unsigned %s = 7;" % name,
                     'asm (ADD("%%1", "%%0") ADD("%%2", "%%0") : "+&r"(%s) : "r"((unsigned)(%s)), '
                     '"r"((unsigned)(%s)));' % (name, ta, tb)]
        elif form == 1:
            out.line("unsigned %s = (unsigned)%s + (unsigned)%s;" % (name, a, b))
            lines = ["unsigned %s;" % name,
                     'asm volatile (ADD("%%[by]", "%%[to]") : [to] "=&r"(%s) : "0"((unsigned)(%s)), '
                     '[by] "r"((unsigned)(%s)) : "cc", "memory");' % (name, ta, tb)]
        elif form == 2:
            out.line("unsigned %s = (unsigned)%s + (unsigned)%s;" % (name, a, b))
            lines = ["unsigned %s = (unsigned)(%s), by%s = (unsigned)(%s);" % (name, ta, name, tb),
                     'asm (ADD("%%1", "%%0") : "+r"(%s) : "r"(%s) : "cc");' % (
                         name, "(await %s(by%s))" % (self.helpers.use("n", "unsigned"), name))]
        else:
            # the element that is written to is found with an await
            i = self.expression(lambda: Op("(%s & 3)", [self.wait("unsigned")], "unsigned"), 6)
            out.line("unsigned %s[4] = {1, 2, 3, 4};" % name)
            at = out.keep("unsigned *%s", "&%s[%s]" % (name, i.steps(out)))
            # nothing in the index may hang on whether the inputs come first
            out.line("*%s += (unsigned)%s;" % (at, "9"))
            lines = ["unsigned %s[4] = {1, 2, 3, 4};" % name,
                     'asm (ADD("%%1", "%%0") : "+r"(%s[%s]) : "r"(9u) : "cc");' % (name, i.text())]
            out.line("mix(hash(%s, sizeof %s));" % (name, name))
            out.line("(void)%s; (void)%s;" % (a, b))
            return ["(void)(%s); (void)(%s);" % (ta, tb)] + lines + ["mix(hash(%s, sizeof %s));" % (name, name)]
        out.line("mix(%s);" % name)
        return lines + ["mix(%s);" % name]

    def length_of(self):
        """From 1 to 4."""
        return self.expression(lambda: Op("(int)((%s & 3) + 1)", [self.wait("unsigned")], "int"), 6)

    def in_sizes(self, out):
        name = self.local()
        forms = [self.sized_array, self.sized_typedef, self.sized_pointer, self.sized_cast]
        return self.random.choice(forms)(out, name)

    def two_lengths(self):
        return self.expression(lambda: Op("[%s][%s]", [
            Op("(int)((%s & 3) + 1)", [self.wait("unsigned")], "int") for _ in range(2)]), 10)

    def sized_array(self, out, name):
        """T m[await f()][await g()]"""
        e = self.two_lengths()
        a, b = [o.steps(out) for o in e.operands]
        size = "(unsigned)sizeof(short) * %s * %s" % (a, b)
        out.line("mix(%s); mix((unsigned)%s);" % (size, b))
        i = self.expression(lambda: self.wait("int"), 5)
        out.line("mix((unsigned)%s);" % i.steps(out))
        use = "mix((unsigned)%s);" % i.text()
        return ["{", "    short %s%s;" % (name, e.text()), "    mix((unsigned)sizeof %s);" % name,
                "    mix((unsigned)(sizeof %s[0] / sizeof(short)));" % name, "    " + use, "}"]

    def sized_typedef(self, out, name):
        e = self.two_lengths()
        a, b = [o.steps(out) for o in e.operands]
        out.line("mix((unsigned)sizeof(long) * %s * %s); mix(8u * %s);" % (a, b, b))
        return ["{", "    typedef long %s%s;" % (name, e.text()),
                "    %s u%s;" % (name, name),
                "    mix((unsigned)sizeof u%s); mix((unsigned)sizeof u%s[0]);" % (name, name), "}"]

    def sized_pointer(self, out, name):
        """A pointer to rows of a varying length."""
        w = self.world
        e = self.expression(lambda: Op("(int)((%s & 3) + 1)", [self.wait("unsigned")], "int"), 6)
        n = e.steps(out)
        out.line("mix((unsigned)%s[2 * %s + 1]);" % (w.v.name, n))
        if self.chance(50):
            return ["{", "    %s (*%s)[%s] = (void *)%s;" % (w.v.ctype, name, e.text(), w.v.name),
                    "    mix((unsigned)%s[2][1]);" % name, "}"]
        return ["{", "    %s (*%s)[%s];" % (w.v.ctype, name, e.text()),
                "    %s = (void *)%s;" % (name, w.v.name),
                "    mix((unsigned)%s[2][await %s(1)]);" % (name, self.helpers.use("n", "int")), "}"]

    def sized_cast(self, out, name):
        w = self.world
        e = self.expression(lambda: Op("(int)((%s & 3) + 1)", [self.wait("unsigned")], "int"), 6)
        out.line("mix((unsigned)%s[3 * %s]);" % (w.v.name, e.steps(out)))
        return ["mix((unsigned)(*((%s (*)[%s])%s + 3))[0]);" % (w.v.ctype, e.text(), w.v.name)]
