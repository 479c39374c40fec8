"""Variables and the places in them: their names, declarations, reads and assignments.

    scalar   unsigned, also static ones (s1) and ones with a cleanup
    counter  of a loop: read only
    pair     struct pair, with a bit-field
    array    of four unsigned or more: also variable-length ones
    pointer  to the first of four unsigned: an array or a compound literal
    cursor   to one unsigned
    link     to a struct pair: a variable or a compound literal
"""
from .events import MASK

TARGETS = {"pointer": ["array"], "cursor": ["scalar", "array", "pair"], "link": ["pair"]}


class VariableWriter:
    def visible(self, *kinds):
        seen, found = set(), []
        for scope in reversed(self.scopes):
            for name, what in scope.items():
                if name not in seen:
                    seen.add(name)
                    if what in kinds:
                        found.append(name)
        return found

    def level(self, name):
        """The scope that `name` is of."""
        return max(i for i, scope in enumerate(self.scopes) if name in scope)

    def kind(self, name):
        return self.scopes[self.level(name)][name]

    def index(self, depth):
        # at the bottom only a number: else expressions and places could go on for ever
        return self.expression(1) if depth > 0 else ("number", self.random.randrange(8))

    def place(self, depth=1):
        """A variable, an element or a member, or what a pointer points to."""
        options = [("var", n) for n in self.visible("scalar")]
        options += [("member", n, self.random.choice("ab")) for n in self.visible("pair")]
        options += [("index", n, None) for n in self.visible("array")]
        options += [("deref", n, None) for n in self.visible("pointer")]
        options += [("deref", n) for n in self.visible("cursor")]
        options += [("arrow", n, self.random.choice("ab")) for n in self.visible("link")]
        if not options:
            return None
        place = self.random.choice(options)
        return place[:2] + (self.index(depth),) if place[2:] == (None,) else place

    def is_bits(self, place):
        return place[0] in ("member", "arrow") and place[2] == "b"

    def addressable(self, depth=1):
        place = self.place(depth)
        return None if not place or self.is_bits(place) else place

    def name(self, kind):
        names = [n for scope in self.scopes for n in scope]
        if names and self.chance(30):  # shadows
            name = self.random.choice(names)
            if name not in self.scopes[-1] and name not in self.hollow:
                self.scopes[-1][name] = kind
                return name
        name = self.fresh("v")
        self.scopes[-1][name] = kind
        return name

    def fresh(self, letter):
        self.names += 1
        return "%s%d" % (letter, self.names)

    def target(self, kind, highest):
        """What a pointer that lives in scope `highest` may point to; None: a compound literal."""
        names = [n for n in self.visible(*TARGETS[kind])
                 if self.level(n) <= highest and not n.startswith("s")]
        if not names:
            return None
        name = self.random.choice(names)
        what = self.kind(name)
        if kind == "cursor" and what == "array":
            return ("index", name, ("number", self.random.randrange(4)))
        if kind == "cursor" and what == "pair":
            return ("member", name, "a")
        return ("var", name)

    def declaration(self):
        kinds = ["scalar"] * 6 + ["pair", "pair", "array", "array", "pointer", "cursor", "link",
                                  "static", "guard"]
        if self.vlas:
            kinds += ["vla"] * 3
        if self.recursive:
            kinds += ["large"]
        kind = self.random.choice(kinds)
        if kind == "static":
            name = self.fresh("s")
            self.scopes[-1][name] = "scalar"
            return ("declare", kind, name, [("number", self.random.randrange(9))], False)
        if kind in TARGETS:
            return self.pointer(kind)
        n = {"pair": 2, "array": 4}.get(kind, 1)
        name = self.name("hidden")  # its own initialiser must not read it
        values = self.operands(2 if n == 1 else 1, n)
        designated = n > 1 and self.chance(30)
        used_as = {"vla": "array", "large": "array", "guard": "scalar"}
        self.scopes[-1][name] = used_as.get(kind, kind)
        return ("declare", kind, name, values, designated)

    def pointer(self, kind):
        target = None if self.chance(30) else self.target(kind, len(self.scopes))
        if not target and kind == "cursor":
            target = self.target("cursor", len(self.scopes))
        if not target and kind == "cursor":
            kind = "pointer"
        name = self.name("hidden")
        if target and target[1] == name:  # it has just hidden its target
            target = None
            kind = "pointer" if kind == "cursor" else kind
        if not target:
            target = self.operands(1, 2 if kind == "link" else 4)
        self.scopes[-1][name] = kind
        return ("point", kind, name, target, True)

    def retarget(self):
        """Another target for a pointer; one that lives as long as it."""
        names = self.visible(*TARGETS)
        if not names:
            return None
        name = self.random.choice(names)
        target = self.target(self.kind(name), self.level(name))
        return target and ("point", self.kind(name), name, target, False)


class VariablePrinter:
    def text_var(self, e):
        return self.place(e)

    text_index = text_deref = text_var

    def text_member(self, e):
        # a bit-field would be an int
        return "(0u + %s)" % self.place(e) if e[2] == "b" else self.place(e)

    text_arrow = text_member

    def place(self, e):
        if e[0] == "var":
            return e[1]
        if e[0] == "member":
            return "%s.%s" % (e[1], e[2])
        if e[0] == "arrow":
            return "%s->%s" % (e[1], e[2])
        if len(e) == 2:
            return "(*%s)" % e[1]
        return "%s[%s & 3u]" % (e[1], self.expression(e[2]))

    def print_declare(self, s):
        kind, name = s[1:3]
        values = [self.expression(v) for v in s[3]]
        if kind in ("scalar", "static", "guard"):
            head = {"static": "static ", "guard": "__attribute__((cleanup(leave))) "}.get(kind, "")
            self.line("%sunsigned %s = %s;" % (head, name, values[0]))
        elif kind == "pair":
            values[1] = "(%s) & 0xFFFFFu" % values[1]
            if s[4]:
                values = [".a = " + values[0], ".b = " + values[1]]
            self.line("struct pair %s = {%s};" % (name, ", ".join(values)))
        elif kind == "array":
            if s[4]:
                values = ["[%d] = %s" % (i, v) for i, v in enumerate(values)]
            self.line("unsigned %s[4] = {%s};" % (name, ", ".join(values)))
        else:
            size = "300" if kind == "large" else "((%s) & 3u) + 4u" % values[0]
            factor = values[0] if kind == "large" else "7u"
            self.line("unsigned %s[%s];" % (name, size))
            self.line("FILL(%s, %s);" % (name, factor))

    def print_point(self, s):
        kind, name, target, declares = s[1:]
        if isinstance(target, list):
            values = [self.expression(v) for v in target]
            text = "(unsigned[]){%s}" % ", ".join(values) if kind == "pointer" else \
                "&(struct pair){%s, (%s) & 0xFFFFFu}" % tuple(values)
        else:
            text = "" if kind == "pointer" else "&"
            text += self.place(target)
        type_name = "struct pair *" if kind == "link" else "unsigned *"
        self.line("%s%s = %s;" % (type_name if declares else "", name, text))

    def print_hollow(self, s):
        self.line("unsigned %s;" % s[1])
        self.line("%s = %du;" % s[1:])

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
        cell, at = self.find(env, place[1])[place[1]], 0
        if place[0] in ("deref", "arrow"):
            cell, at = cell[0]
        if place[0] in ("member", "arrow"):
            return cell, at + "ab".index(place[2])
        if len(place) == 3:
            return cell, at + ((yield from self.value(env, place[2])) & 3)
        return cell, at

    def store(self, place, cell, i, how, value):
        """Stores and returns what is stored."""
        mask = 0xFFFFF if place[0] in ("member", "arrow") and place[2] == "b" else MASK
        value &= mask
        old = cell[i]
        value = {"=": value, "+=": old + value, "-=": old - value, "^=": old ^ value}[how]
        cell[i] = value & mask
        return cell[i]

    def value_var(self, env, e):
        cell, i = yield from self.locate(env, e)
        return cell[i]

    value_member = value_index = value_deref = value_arrow = value_var

    def run_declare(self, env, s, _):
        kind, name = s[1:3]
        if kind == "static":
            env[-1][name] = self.statics.setdefault(name, [s[3][0][1]])
            return
        values = yield from self.values(env, s[3])
        if kind == "pair":
            values[1] &= 0xFFFFF
        elif kind == "vla":
            values = [7 * i for i in range((values[0] & 3) + 4)]
        elif kind == "large":
            values = [(i * values[0]) & MASK for i in range(300)]
        if kind in ("vla", "large"):
            self.mix(len(values))
        env[-1][name] = values

    def run_point(self, env, s, _):
        kind, name, target, declares = s[1:]
        if isinstance(target, list):
            values = yield from self.values(env, target)
            if kind == "link":
                values[1] &= 0xFFFFF
            to = (values, 0)
        else:
            to = yield from self.locate(env, target)
        if declares:
            env[-1][name] = [to]
        else:
            self.find(env, name)[name][0] = to

    def run_hollow(self, env, s, _):
        env[-1][s[1]] = [s[2]]
        yield from ()

    def run_assign(self, env, s, _):
        """The right side first; then the left, which is found and read as late as that."""
        value = yield from self.value(env, s[3])
        cell, i = yield from self.locate(env, s[1])
        self.store(s[1], cell, i, s[2], value)
