"""Random expressions over the variables of a program (world.py)."""
from . import callees, statements, unread
from .nodes import (AUTO, Address, Assign, Block, Call, Comma, Conditional, Deref, Index, Lit, Logical,
                    Member, Op, Step, Var)
from .order import AWAIT, READ, WRITE, Conflict
from .world import INTEGERS

AWAITS = ["(await %s)"] * 6 + ["await (%s)", "(await (%s))", "(await\n        %s)", "(LATER(%s))"]


class Maker(callees.Callees, unread.Unreads, statements.Statements):
    def __init__(self, world, helpers, options, kind):
        self.world, self.helpers, self.options = world, helpers, options
        self.hidden = []           # what hides the names of types where the statements stand
        self.focus = ""            # the option that a program is about
        self.kind = kind           # of the function: async, or generator
        self.budget, self.blocks = 0, 0

    @property
    def random(self):
        return self.world.random

    def chance(self, percent):
        return self.world.chance(percent)

    def one(self, *ways):
        """One of (weight, function)."""
        ways = [w for w in ways if w[0]]
        return self.random.choices([f for _, f in ways], [w for w, _ in ways])[0]()

    def weight(self, option, weight):
        """Of something that can be left out, and that a program may be about."""
        return 0 if option not in self.options else weight * 6 if option == self.focus else weight

    def spent(self):
        self.budget -= 1
        return self.budget < 0

    def expression(self, make, size=11, waits=True):
        """A tree of which the order is known, and (`waits`) that waits at least once."""
        while True:
            self.budget = self.random.randrange(3, size + 1)
            node = make()
            try:
                if not waits or (AWAIT, None) in node.events():
                    return node
            except Conflict:
                pass

    # ---- calls of helpers ----------------------------------------------------------------------

    def helper(self, shape, ctype):
        return Lit(self.helpers.use(shape, ctype))

    def awaited(self, callee, arguments, ctype):
        return Call(callee, arguments, ctype, True, spelled=self.random.choice(AWAITS))

    def bump(self, small=True):
        """An awaited call that changes something."""
        places = [v for v in self.world.smalls if v.addressed] + [
            v for v in self.world.numbers if v.addressed] * 2
        if places and self.chance(75):
            v = self.random.choice(places)
            place = Var(v.name, v.ctype)
        else:
            place = self.place()
            if place.ctype == "bits":
                return self.awaited(self.helper("n", "int"), [place], "int")
        ctype = place.ctype
        address = Address(place, ctype + " *%s")
        if place.object not in [v.name for v in self.world.smalls] and self.chance(50):
            return self.awaited(self.helper("put", ctype), [address, self.arithmetic()], ctype)
        return self.awaited(self.helper("bump", ctype), [address], ctype)

    def wait(self, ctype):
        if ctype == self.world.word_type and self.chance(60):
            return self.awaited(Lit(self.world.family + "get"), [self.arithmetic()], ctype)
        return self.awaited(self.helper("n", ctype), [self.arithmetic()], ctype)

    # ---- places --------------------------------------------------------------------------------

    def variable(self, v):
        return Var(v.name, v.ctype)

    def array(self, v):
        star = " **%s" if v is self.world.tab else " *%s"
        return Var(v.name, v.ctype + star, True)

    def index(self):
        """Between 0 and 31."""
        v = self.random.choice(self.world.smalls)
        small = Var(v.name, v.ctype)
        if self.spent():
            return small
        def assigned():
            value = Lit(str(self.random.randrange(9, 20)))
            return Assign(small, "=", self.awaited(self.helper("n", "int"), [value], "int")
                          if self.chance(60) else value)
        return self.one(
            (8, lambda: small),
            (2, lambda: Op("(%s + 1)", [small])),
            (3, lambda: Step(small, self.random.choice(["++", "--"]), self.chance(50))),
            (1, lambda: Lit(str(self.random.randrange(32)))),
            (2, lambda: self.awaited(self.helper("n", "int"), [small], "int")),
            (2, assigned),
            (2, lambda: self.awaited(self.helper("bump", v.ctype), [Address(small, v.ctype + " *%s")],
                                     v.ctype) if v.addressed else small),
            (1, lambda: Call(self.helper("tick", v.ctype), [Address(small, v.ctype + " *%s")], v.ctype,
                             False, [(READ, v.name), (WRITE, v.name)]) if v.addressed else small),
            (3, lambda: Op("((unsigned)%s & 15)", [self.arithmetic()], "unsigned")))

    def into_v(self):
        """A pointer into v."""
        w = self.world
        ctype, q = w.tv + " *%s", Var(w.q.name, w.tv + " *%s")
        if self.spent():
            return q
        walk = [Address(q, w.tv + " **%s")]
        return self.one(
            (5, lambda: q),
            (3, lambda: Step(q, self.random.choice(["++", "--"]), self.chance(50))),
            (2, lambda: Op("(%s + %s)", [self.array(w.v), self.index()], ctype)),
            (2, lambda: Address(Index(self.array(w.v), self.index(), w.tv, w.v.name), ctype)),
            (1, lambda: self.array(w.v)),
            (2, lambda: self.awaited(self.helper("at", w.tv), [self.into_v()], ctype)),
            (2, lambda: self.awaited(self.helper("walk", w.tv), walk, ctype)),
            (1, lambda: Call(self.helper("same", w.tv), [self.into_v()], ctype, False)),
            (2, lambda: Conditional(self.arithmetic(), self.into_v(), self.into_v(), ctype)),
            (1, lambda: Comma(self.arithmetic(), self.into_v())),
            (1, lambda: Assign(q, "=", Op("(%s + %s)", [self.array(w.v), self.index()], ctype))))

    def into_c(self):
        """A pointer into c."""
        w = self.world
        ctype, p = w.cell + " *%s", Var(w.p.name, w.cell + " *%s")
        if self.spent():
            return p
        walk = [Address(p, w.cell + " **%s")]
        next_of = lambda: Member(p, "next", ctype, w.c.name, True)
        return self.one(
            (5, lambda: p),
            (3, lambda: Step(p, self.random.choice(["++", "--"]), self.chance(50))),
            (2, lambda: Op("(%s + %s)", [self.array(w.c), self.index()], ctype)),
            (2, lambda: Address(Index(self.array(w.c), self.index(), w.cell, w.c.name), ctype)),
            (2, next_of),
            (2, lambda: Assign(p, "=", next_of())),
            (2, lambda: self.awaited(Lit(w.family + "forth"), walk, ctype)),
            (2, lambda: Member(self.into_c(), "next", ctype, w.c.name, True)),
            (1, lambda: Conditional(self.arithmetic(), self.into_c(), self.into_c(), ctype)),
            (1, lambda: Address(self.single(), ctype)))

    def single(self):
        """s: for the order of accesses, one of c, since pointers to either are the same thing."""
        return Var(self.world.s.name, self.world.cell, False, self.world.c.name)

    def record(self):
        """A struct that is a place."""
        w = self.world
        return self.one(
            (3, self.single),
            (4, lambda: Index(self.array(w.c), self.index(), w.cell, w.c.name)),
            (1, lambda: Index(self.into_c(), Lit("0"), w.cell, w.c.name)),
            (2, lambda: Deref(self.into_c(), w.cell, w.c.name)))

    def member(self):
        w = self.world
        names = [("a", "int"), ("b", "bits"), ("c", "signed char"), ("d", w.td), ("in.e", "long")]
        name, ctype = self.random.choice(names)
        if self.chance(45):
            pointer, obj = self.into_c(), w.c.name
            if self.chance(20):
                row = Member(pointer, "v", "short *%s", obj, True, True)
                return Index(row, Op("(%s & 3)", [self.index()]), "short", obj)
            return Member(pointer, name, ctype, obj, True)
        record = self.record()
        if self.chance(20):
            row = Member(record, "v", "short *%s", record.object, False, True)
            return Index(row, Op("(%s & 3)", [self.index()]), "short", record.object)
        return Member(record, name, ctype, record.object, False)

    def place(self, only=None):
        """A place of an arithmetic type, but no small."""
        w = self.world
        if self.spent():
            return self.variable(self.random.choice(w.numbers))
        row = lambda: Index(self.array(w.m), Op("(%s %% 6)", [self.index()]), "", w.m.name, True)
        return self.one(
            (3, lambda: self.variable(self.random.choice(w.numbers))),
            (4, lambda: Index(self.array(w.v), self.index(), w.tv, w.v.name)),
            (1, lambda: Index(self.array(w.v), self.index(), w.tv, w.v.name, swapped=True)),
            (3, lambda: Deref(self.into_v(), w.tv, w.v.name)),
            (1, lambda: Index(self.into_v(), Lit("1"), w.tv, w.v.name)),
            (2, lambda: Index(row(), Op("(%s %% 6)", [self.index()]), w.tm, w.m.name)),
            (5, self.member))

    # ---- values --------------------------------------------------------------------------------

    def leaf(self):
        w = self.world
        return self.one(
            (2, lambda: Lit(str(self.random.choice([0, 1, 2, 3, 9, 100])))),
            (1, lambda: Lit(self.random.choice(["7u", "5l", "300", "(-1)", "40000000000"]), AUTO)),
            (4, lambda: self.variable(self.random.choice(w.numbers + w.smalls))))

    def typed(self, ctype):
        """A value that has exactly this type, but for promotions."""
        if self.spent():
            return Op("(%s)%%s" % ctype, [self.leaf()], ctype)
        def stored():
            v = [v for v in self.world.numbers if v.ctype == ctype]
            if not v:
                return self.wait(ctype)
            return Assign(self.variable(self.random.choice(v)), "=", self.arithmetic())
        return self.one(
            (5, lambda: self.wait(ctype)),
            (2, lambda: Op("(%s)%%s" % ctype, [self.arithmetic()], ctype)),
            (1, stored),
            (2, lambda: Conditional(self.arithmetic(), self.typed(ctype), self.typed(ctype), ctype)),
            (1, lambda: self.block(ctype, lambda: self.typed(ctype))),
            (1, lambda: Comma(self.arithmetic(), self.typed(ctype))))

    def block(self, ctype, last):
        self.blocks += 1
        name = "h%d_" % self.blocks
        first = self.arithmetic()
        return Block(ctype, name, first, Op("(%s)(%%s ^ %%s)" % ctype,
                                            [Var(name, ctype), last()], ctype))

    def arithmetic(self):
        if self.spent():
            return self.leaf()
        w, sub = self.world, self.arithmetic
        pairs = ["(%s + %s)", "(%s - %s)", "(%s * %s)", "(%s ^ %s)", "(%s | %s)", "(%s & %s)",
                 "(%s < %s)", "(%s == %s)", "(%s >= %s)", "(%s != %s)"]
        singles = ["(-%s)", "(~%s)", "(!%s)", "(+%s)", "(unsigned char)%s", "(long)%s", "(_Bool)%s"]
        ctype = self.random.choice(INTEGERS)
        return self.one(
            (9, lambda: Op(self.random.choice(pairs), [sub(), sub()])),
            (2, lambda: Op("(%s / ((%s & 7) + 1))", [sub(), sub()])),
            (2, lambda: Op("(%s >> (%s & 7))", [sub(), sub()])),
            (3, lambda: Op(self.random.choice(singles), [sub()])),
            (7, self.place),
            (6, self.bump),
            (4, lambda: self.typed(ctype)),
            (2, lambda: Logical(self.random.choice(["&&", "||"]), sub(), sub())),
            (2, lambda: self.assignment()),
            (2, lambda: self.step()),
            (3, self.taken),
            (2, self.of_value),
            (1, lambda: Op("(%s == %s)", [self.into_c(), self.into_c()], "int")),
            (1, lambda: Op("(long)(%s - %s)", [self.into_v(), self.array(w.v)], "long")),
            (1, lambda: Op("bits(%s)", [self.real()], "unsigned")),
            (1, lambda: Op("((%s[]){%%s, %%s})[0]" % ctype, [sub(), sub()], ctype)),
            (self.weight("callees", 6), self.through),
            (self.weight("unevaluated", 4), self.unread))

    def real(self):
        v = Var(self.world.real.name, self.world.real.ctype)
        return self.one(
            (2, lambda: v),
            (1, lambda: Op("(%s + %s)", [v, self.wait("int")])),
            (2 * (self.budget > 0), lambda: Op("(%s - %s)", [self.real(), v])),
            (1, lambda: self.awaited(self.helper("n", "double"), [v], "double")))

    def assignment(self):
        place = self.place()
        how = self.random.choice(["=", "=", "+=", "^=", "-=", "|="])
        return Assign(place, how, self.arithmetic())

    def step(self):
        place = self.place()
        if place.ctype == "_Bool":
            return place
        return Step(place, self.random.choice(["++", "--"]), self.chance(50))

    def of_value(self):
        """A member of a struct that is a value and no place."""
        w = self.world
        made = self.awaited(Lit(w.family + "mk"), [self.arithmetic()], w.cell)
        made.spelled = "(await %s)"
        if self.chance(30):
            row = Member(made, "v", "short *%s", None, False, True)
            return Index(row, Op("(%s & 3)", [self.index()]), "short", None)
        name, ctype = self.random.choice([("a", "int"), ("b", "bits"), ("d", w.td), ("in.e", "long")])
        return Member(made, name, ctype, None, False)

    def record_value(self):
        w = self.world
        return self.one(
            (4, self.record),
            (2, lambda: self.awaited(Lit(w.family + "mk"), [self.arithmetic()], w.cell)),
            (1, lambda: Conditional(self.arithmetic(), self.record(), self.record(), w.cell)))

    def taken(self):
        """A plain call with operands of all sorts: what one of them waits for may change the others."""
        w = self.world
        reads = [(READ, w.v.name), (READ, w.c.name)]
        if self.chance(40):
            places = [Member(self.into_c(), "d", w.td, w.c.name, True) if self.chance(50) else
                      Member(self.record(), "d", w.td, w.c.name, False) for _ in range(2)]
            return Call(Lit(w.family + "two"), [Address(p, w.td + " *%s") for p in places], "unsigned",
                        False, reads)
        return Call(Lit(w.family + "take"),
                    [self.into_v(), self.arithmetic(), self.record_value(), self.function(),
                     self.into_c()], "unsigned", False, reads)
