"""Callees that are more than a name: how a pointer to an async function is come by, with side effects."""
from .nodes import Comma, Conditional, Deref, Index, Lit, Member, Op, Step, Var


class Callees:
    def function(self):
        """A pointer to a function from int to int."""
        w = self.world
        ctype = w.fn + " *%s"
        fp = Var(w.fp.name, w.fn + " **%s")
        named = lambda: Lit(w.family + self.random.choice(["inc", "dup"]), ctype)
        if self.spent() or "callees" not in self.options:
            return named()
        moved = lambda: Step(fp, self.random.choice(["++", "--"]), self.chance(50))
        return self.one(
            (1, named),
            (4, lambda: Index(self.array(w.tab), self.index(), ctype, w.tab.name)),
            (4, lambda: Deref(moved(), ctype, w.tab.name)),
            (2, lambda: Index(fp, self.index_back(), ctype, w.tab.name)),
            (4, lambda: Member(self.into_c(), "f", ctype, w.c.name, True)),
            (2, lambda: Member(self.record(), "f", ctype, w.c.name, False)),
            (2, lambda: Conditional(self.arithmetic(), self.function(), named(), ctype)),
            (1, lambda: Comma(self.arithmetic(), self.function())),
            (2, lambda: self.awaited(Lit(w.family + "pick"), [self.function()], ctype)))

    def index_back(self):
        v = self.random.choice(self.world.smalls)
        return Op("(%s - 12)", [Var(v.name, v.ctype)], "int")

    def through(self):
        """await callee(value)"""
        callee = self.function()
        if self.chance(15):
            callee = Op("(*%s)", [callee], self.world.fn + " *%s")
        return self.awaited(callee, [self.arithmetic()], "int")
