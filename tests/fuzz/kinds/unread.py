"""Operands that C does not evaluate: with effects and awaits in them that must not happen."""
from .nodes import Lit, Op, Unread, Var
from .world import INTEGERS

SIZES = {"int": 4, "unsigned": 4, "long": 8, "unsigned long": 8, "long long": 8, "short": 2,
         "unsigned short": 2, "signed char": 1, "unsigned char": 1, "_Bool": 1, "double": 8, "float": 4}


class Unreads:
    def silent(self, ctype=None):
        """Something with an effect that C is not to evaluate, of the type `ctype`."""
        ctype = ctype or self.random.choice(INTEGERS)
        v = self.random.choice([v for v in self.world.smalls + self.world.numbers
                                if "volatile" not in v.before] or [self.world.smalls[0]])
        place = Var(v.name, v.ctype)
        ways = [(3, lambda: self.awaited(self.helper("n", ctype), [self.arithmetic()], ctype)),
                (1, lambda: self.awaited(self.helper("n", ctype),
                                         [Op("%s++", [place], v.ctype)], ctype)),
                (1, lambda: Op("(%s)(%%s = 5)" % ctype, [place], ctype)),
                (1, lambda: Op("(%s){%%s}" % ctype, [self.arithmetic()], ctype)),
                (1, lambda: Op("(%s)({ mix(1); %%s; })" % ctype, [self.arithmetic()], ctype))]
        if v.ctype == ctype:
            ways += [(3, lambda: Op("(%s = 5)", [place], ctype)), (2, lambda: Op("(%s++)", [place], ctype))]
        return self.one(*ways)

    def unread(self):
        ctype, other = self.random.sample(INTEGERS, 2)
        size = SIZES[ctype]
        chosen = self.typed(ctype)
        # the integer promotions change what is narrower than int; a cast, a call and a variable do not
        wide = ctype if size >= 4 else "int"
        ways = [
            (2, lambda: Unread("sizeof(%s)", [self.silent(ctype)], str(size), "unsigned long")),
            (1, lambda: Unread("sizeof(__typeof__(%s))", [self.silent(ctype)], str(size), "unsigned long")),
            (1, lambda: Unread("_Alignof(__typeof__(%s))", [self.silent(ctype)], str(size), "unsigned long")),
            (2, lambda: Unread("__builtin_constant_p(%s)", [self.effect()], "0")),
            (1, lambda: Unread("(__builtin_object_size(%s, 0) == (unsigned long)-1)", [self.moving()], "1")),
            (2, lambda: Unread("__builtin_choose_expr(1, %s, %s)", [chosen, self.silent()], "%s", ctype, (0,))),
            (2, lambda: Unread("__builtin_choose_expr(sizeof(int) == 3, %s, %s)",
                               [self.silent(), chosen], "%s", ctype, (1,))),
            (2, lambda: Unread("__builtin_types_compatible_p(__typeof__(%%s), %s)" % ctype,
                               [self.silent(ctype)], "1")),
            (3, lambda: Unread("_Generic(%%s, %s: %%s, %s: %%s, default: %%s)" % (wide, self.far(wide)),
                               [self.silent(wide), chosen, self.silent(), self.silent()],
                               "%s", ctype, (1,))),
            (2, lambda: Unread("_Generic(%%s, default: %%s, %s: %%s)" % self.far(wide),
                               [self.silent(wide), chosen, self.silent()], "%s", ctype, (1,))),
            (1, lambda: Unread("({ __typeof__(%%s) y_ = %%s; (%s)y_; })" % ctype,
                               [self.silent(ctype), chosen], "%s", ctype, (1,))),
            (1, lambda: Unread("((__typeof__(%s))%s)", [self.silent(ctype), chosen], "%s", ctype, (1,))),
        ]
        if "sizes" in self.options:
            # types of a varying size are evaluated, once
            ways += [
                (2, lambda: Unread("sizeof(%s[%%s])" % ctype, [self.length()],
                                   "%d * (unsigned long)%%s" % size, "unsigned long", (0,))),
                (1, lambda: Unread("sizeof(%s[%%s][%%s])" % ctype, [self.length(), self.length()],
                                   "%d * (unsigned long)%%s * (unsigned long)%%s" % size, "unsigned long",
                                   (0, 1)))]
        return self.one(*ways)

    def far(self, ctype):
        """Another type, compatible with none of the others."""
        return self.random.choice(["double", "char *", "struct unknown *", "void (*)(void)"])

    def effect(self):
        v = self.random.choice(self.world.numbers)
        place = Var(v.name, v.ctype)
        return self.one(
            (2, lambda: Op("(%s = 5)", [place])),
            (1, lambda: Op("%s++", [place])),
            (3, lambda: self.awaited(self.helper("n", "int"), [Lit("3")], "int")),
            (1, lambda: Op("(%s + %s)", [Lit("1"), self.awaited(self.helper("n", "int"), [place], "int")])))

    def moving(self):
        """A pointer that comes with an effect."""
        w = self.world
        q = Var(w.q.name, w.tv + " *%s")
        return self.one(
            (1, lambda: Op("%s++", [q])),
            (1, lambda: self.awaited(self.helper("at", w.tv), [q], w.tv + " *%s")))

    def length(self):
        """From 1 to 4, of type int."""
        return Op("(int)((%s & 3) + 1)", [self.typed("unsigned")], "int")
