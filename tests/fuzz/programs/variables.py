"""Variables and the places in them: their names, declarations, reads and assignments."""
from .events import MASK


class VariableWriter:
    def visible(self, kind):
        seen, found = set(), []
        for scope in reversed(self.scopes):
            for name, what in scope.items():
                if name not in seen:
                    seen.add(name)
                    if what == kind:
                        found.append(name)
        return found

    def place(self, depth=1):
        """A variable, an element or a member."""
        options = [("var", n) for n in self.visible("scalar")]
        options += [("member", n, self.random.choice("ab")) for n in self.visible("pair")]
        options += [("index", n, None) for n in self.visible("array")]
        if not options:
            return None
        place = self.random.choice(options)
        if place[0] == "index":
            # at the bottom only a number: else expressions and places could go on for ever
            index = self.expression(1) if depth > 0 else ("number", self.random.randrange(8))
            place = ("index", place[1], index)
        return place

    def name(self, kind):
        names = [n for scope in self.scopes for n in scope]
        if names and self.chance(30):  # shadows
            name = self.random.choice(names)
            if name not in self.scopes[-1]:
                self.scopes[-1][name] = kind
                return name
        self.names += 1
        name = "v%d" % self.names
        self.scopes[-1][name] = kind
        return name

    def declaration(self):
        kind = self.random.choice(["scalar", "scalar", "scalar", "pair", "array"])
        n = {"scalar": 1, "pair": 2, "array": 4}[kind]
        name = self.name("hidden")  # its own initialiser must not read it
        values = [self.expression(2 if kind == "scalar" else 1) for _ in range(n)]
        designated = kind != "scalar" and self.chance(30)
        self.scopes[-1][name] = kind
        return ("declare", kind, name, values, designated)


class VariablePrinter:
    def text_var(self, e):
        return e[1]

    def text_member(self, e):
        # a bit-field would be an int
        return "(0u + %s)" % self.place(e) if e[2] == "b" else self.place(e)

    def text_index(self, e):
        return self.place(e)

    def place(self, e):
        if e[0] == "var":
            return e[1]
        if e[0] == "member":
            return "%s.%s" % (e[1], e[2])
        return "%s[%s & 3u]" % (e[1], self.expression(e[2]))

    def print_declare(self, s):
        values = [self.expression(v) for v in s[3]]
        if s[1] == "scalar":
            self.line("unsigned %s = %s;" % (s[2], values[0]))
        elif s[1] == "pair":
            values[1] = "(%s) & 0xFFFFFu" % values[1]
            if s[4]:
                values = [".a = " + values[0], ".b = " + values[1]]
            self.line("struct pair %s = {%s};" % (s[2], ", ".join(values)))
        else:
            if s[4]:
                values = ["[%d] = %s" % (i, v) for i, v in enumerate(values)]
            self.line("unsigned %s[4] = {%s};" % (s[2], ", ".join(values)))

    def print_assign(self, s):
        self.line("%s %s %s;" % (self.place(s[1]), s[2], self.expression(s[3])))


class VariableRunner:
    """A variable is a list of its values in a scope; what is addressed is (list, index)."""

    def find(self, env, name):
        for scope in reversed(env):
            if name in scope:
                return scope
        raise KeyError(name)

    def locate(self, env, place):
        cell = self.find(env, place[1])[place[1]]
        if place[0] == "var":
            return cell, 0
        if place[0] == "member":
            return cell, "ab".index(place[2])
        return cell, (yield from self.value(env, place[2])) & 3

    def value_var(self, env, e):
        cell, i = yield from self.locate(env, e)
        return cell[i]

    value_member = value_index = value_var

    def run_declare(self, env, s, _):
        values = yield from self.values(env, s[3])
        if s[1] == "pair":
            values[1] &= 0xFFFFF
        env[-1][s[2]] = values

    def run_assign(self, env, s, _):
        """The right side first; then the left, which is found and read as late as that."""
        value = yield from self.value(env, s[3])
        cell, i = yield from self.locate(env, s[1])
        bits = s[1][0] == "member" and s[1][2] == "b"
        if bits:
            value &= 0xFFFFF
        old = cell[i]
        value = {"=": value, "+=": old + value, "-=": old - value, "^=": old ^ value}[s[2]]
        cell[i] = value & (0xFFFFF if bits else MASK)
