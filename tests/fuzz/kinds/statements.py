"""Where an expression stands: statements, each with its steps."""
from . import machine
from .nodes import Assign, Op
from .world import INTEGERS


class Statements(machine.Machine):
    """Each of these gives the annotated lines, and writes the steps to `out`."""

    def statement(self, out):
        ways = [(4, self.in_mix), (3, self.in_assignment), (2, self.in_initializer), (2, self.in_list),
                (2, self.in_struct), (2, self.in_if), (2, self.in_while), (1, self.in_for),
                (2, self.in_switch), (1, self.in_return), (2, self.as_statement), (1, self.in_subscripts),
                (1, self.in_copy), (1, self.in_literal), (1, self.in_do)]
        if self.kind == "generator":
            ways += [(5, self.in_yield)]
            ways = [w for w in ways if w[1] != self.in_return]
        if self.hidden:     # their text names a type
            ways = [w for w in ways if w[1] not in (self.in_struct, self.in_literal)]
        ways += [(self.weight("defer", 2), self.in_defer), (self.weight("asm", 3), self.in_asm),
                 (self.weight("sizes", 3), self.in_sizes)]
        return self.random.choices([f for _, f in ways], [w for w, _ in ways])[0](out)

    def value(self, size=11):
        return self.expression(self.arithmetic, size)

    def local(self, stem="l"):
        self.blocks += 1
        return "%s%d_" % (stem, self.blocks)

    def in_mix(self, out):
        e = self.value()
        out.line("mix((unsigned)%s);" % e.steps(out))
        return ["mix((unsigned)(%s));" % e.text()]

    def in_assignment(self, out):
        e = self.expression(self.assignment, 12)
        if self.chance(30):   # a = b = ...
            e = self.expression(lambda: Assign(self.place(), "=", self.assignment()), 14)
        e.steps(out)
        return ["%s;" % e.text()[1:-1]]

    def as_statement(self, out):
        e = self.value()
        out.line("(void)%s;" % e.steps(out))
        return [self.random.choice(["%s;", "(void)(%s);"]) % e.text()]

    def in_initializer(self, out):
        ctype, name, e = self.random.choice(INTEGERS), self.local(), self.value()
        how = self.random.choice(["", "const ", "_Alignas(16) ", "register "])
        out.line("%s %s = %s;" % (ctype, name, e.steps(out)))
        out.line("mix((unsigned)%s);" % name)
        return ["%s%s %s = %s;" % (how, ctype, name, e.text()), "mix((unsigned)%s);" % name]

    def listed(self, n):
        """Operands of a list: each is kept before the next."""
        return self.expression(lambda: Op(", ".join(["%s"] * n), [self.arithmetic() for _ in range(n)]), 14)

    def in_list(self, out):
        ctype, name, e = self.random.choice(INTEGERS), self.local(), self.listed(3)
        designated = self.chance(40)
        values = [o.steps(out) for o in e.operands]
        shown = [o.text() for o in e.operands]
        if designated:
            shown = ["[%d] = %s" % (i, t) for i, t in enumerate(shown)]
        out.line("%s %s[3] = {(%s)%s, (%s)%s, (%s)%s};" % (ctype, name, ctype, values[0], ctype, values[1],
                                                          ctype, values[2]))
        out.line("mix(hash(%s, sizeof %s));" % (name, name))
        return ["%s %s[] = {%s};" % (ctype, name, ", ".join(shown)),
                "mix(hash(%s, sizeof %s));" % (name, name)]

    def in_struct(self, out):
        w, name, e = self.world, self.local(), self.listed(4)
        a, c, d, v = [o.steps(out) for o in e.operands]
        out.line("%s %s = {.a = (int)%s, .c = (signed char)%s, .d = (%s)%s, .v = {1, (short)%s}};" % (
            w.cell, name, a, c, w.td, d, v))
        out.line("mix(%ssum(&%s));" % (w.family, name))
        a, c, d, v = [o.text() for o in e.operands]
        forms = ["{.a = %s, .c = %s, .d = %s, .v = {1, %s}}", "{.a = %s, .c = %s, .d = %s, .v[0] = 1, %s}"]
        return ["%s %s = %s;" % (w.cell, name, self.random.choice(forms) % (a, c, d, v)),
                "mix(%ssum(&%s));" % (w.family, name)]

    def in_literal(self, out):
        """A compound literal whose address is kept."""
        w, name, e = self.world, self.local(), self.listed(2)
        a, d = [o.steps(out) for o in e.operands]
        out.line("%s *%s = &(%s){.a = (int)%s, .d = (%s)%s};" % (w.cell, name, w.cell, a, w.td, d))
        later = self.expression(lambda: self.wait("int"), 4)
        out.line("mix((unsigned)%s + %ssum(%s));" % (later.steps(out), w.family, name))
        a, d = [o.text() for o in e.operands]
        return ["%s *%s = &(%s){.a = %s, .d = %s};" % (w.cell, name, w.cell, a, d),
                "mix((unsigned)%s + %ssum(%s));" % (later.text(), w.family, name)]

    def in_copy(self, out):
        """A struct that is assigned as a whole."""
        w = self.world
        e = self.expression(lambda: Assign(self.record(), "=", self.record_value()), 12)
        e.steps(out)
        return ["%s;" % e.text()[1:-1]]

    def in_subscripts(self, out):
        e = self.expression(lambda: Op("(%s + %s)", [self.member(), self.place()]), 14)
        out.line("mix((unsigned)%s);" % e.steps(out))
        return ["mix((unsigned)%s);" % e.text()]

    def in_if(self, out):
        e, other = self.value(), self.value(6)
        condition = e.steps(out)
        out.open("if (%s) {" % condition)
        out.line("mix((unsigned)%s);" % other.steps(out))
        out.close()
        out.line("else mix(2);")
        return ["if (%s)" % e.text(), "    mix((unsigned)%s);" % other.text(), "else", "    mix(2);"]

    def in_while(self, out):
        e, name = self.value(9), self.local()
        out.line("int %s = 3;" % name)
        out.open("for (;;) {")
        out.line("if (!(--%s > 0)) break;" % name)
        out.line("if (!%s) break;" % e.steps(out))
        out.line("mix(%su);" % "4")
        out.close()
        return ["int %s = 3;" % name, "while (--%s > 0 && %s)" % (name, e.text()), "    mix(4u);"]

    def in_do(self, out):
        e, name = self.value(9), self.local()
        out.line("int %s = 3;" % name)
        out.open("for (;;) {")
        out.line("mix(5u);")
        out.line("if (!(%s && --%s > 0)) break;" % (e.steps(out), name))
        out.close()
        return ["int %s = 3;" % name, "do", "    mix(5u);", "while ((%s) && --%s > 0);" % (e.text(), name)]

    def in_for(self, out):
        start, test, move, name = self.value(6), self.value(6), self.value(6), self.local()
        out.open("{")
        out.line("int %s = (int)%s & 1;" % (name, start.steps(out)))
        out.open("for (;;) {")
        out.line("if (!(%s < 3)) break;" % name)
        out.line("mix((unsigned)%s);" % test.steps(out))
        out.line("%s++;" % name)
        move.steps(out)
        out.close()
        out.close()
        return ["for (int %s = (int)(%s) & 1; %s < 3; %s++, (void)%s)" % (
            name, start.text(), name, name, move.text()), "    mix((unsigned)%s);" % test.text()]

    def in_switch(self, out):
        e, other = self.value(), self.value(6)
        out.open("switch ((unsigned)%s & 3) {" % e.steps(out))
        out.open("case 1: {")
        out.line("mix((unsigned)%s);" % other.steps(out))
        out.close()
        out.line("case 2: mix(3); break;")
        out.line("default: mix(4);")
        out.close()
        return ["switch ((unsigned)(%s) & 3) {" % e.text(), "case 1:",
                "    mix((unsigned)%s);" % other.text(), "    /* fall through */",
                "case 2:", "    mix(3);", "    break;", "default:", "    mix(4);", "}"]

    def in_return(self, out):
        """Now and then the function ends here."""
        e, v = self.value(), self.random.choice(self.world.numbers).name
        out.open("if (((unsigned)%s & 7) == 5) {" % v)
        out.line("return (unsigned)%s;" % e.steps(out))
        out.close()
        return ["if (((unsigned)%s & 7) == 5)" % v, "    return (unsigned)(%s);" % e.text()]

    def in_yield(self, out):
        """main mixes what it is given."""
        e = self.value()
        out.line("mix((unsigned)%s);" % e.steps(out))
        return ["yield %s;" % e.text()]

    def in_defer(self, out):
        """Runs at the end of a block of its own."""
        e, other = self.value(7), self.value(7)
        out.line("mix((unsigned)%s);" % other.steps(out))
        out.line("mix((unsigned)%s);" % e.steps(out))
        return ["{", "    defer", "    mix((unsigned)%s);" % e.text(),
                "    mix((unsigned)%s);" % other.text(), "}"]
