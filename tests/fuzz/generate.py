#!/usr/bin/env python3
"""generate.py SEED: a random annotated program, and what it prints.

A program is a tree.  It is printed as annotated C, and it is run here, by an interpreter that takes
the language reference at its word: operands from left to right, the right side of an assignment
first, deferred statements and dropped generators in their order.  All values are 32-bit unsigned
numbers, and only awaited calls have side effects inside an expression, so nothing hangs on what C
leaves open.  Everything that happens is mixed into a checksum that main prints now and then.

    text, expected = generate(seed)
"""
import random
import sys

MASK = 0xFFFFFFFF
FUEL = 60000  # statements and operations that one program may run

PRELUDE = """\
/* seed %d */
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

struct pair {
    unsigned a;
    unsigned b : 20;
};
static unsigned trail = 1, ticks;
static void mix(unsigned v)
{
    trail = trail * 31u + v;
}
/* Waits every other time: the same code runs through and is resumed. */
static async unsigned later(unsigned v)
{
    if (++ticks & 1)
        await td_yield();
    return v;
}
static async unsigned add(unsigned *to, unsigned v)
{
    unsigned old = *to;
    if (++ticks %% 3)
        await td_yield();
    *to += v;
    return old;
}
static async unsigned sum(const unsigned *at, struct pair pair)
{
    unsigned first = at[0];
    await td_yield();
    return first + at[1] * 3u + pair.a + pair.b;
}
#define PICK(c, x, y) ((c) ? (x) : (y))
#define BOTH(x) ((x) + 2u * (x))
#define KEEP(x) do { unsigned kept = (x); mix(kept); } while (0)

"""


class OutOfFuel(Exception):
    pass


class Break(Exception):
    pass


class Continue(Exception):
    pass


class Return(Exception):
    def __init__(self, value):
        super().__init__()
        self.value = value


class Goto(Exception):
    def __init__(self, label):
        super().__init__()
        self.label = label


class Writer:
    """Makes a random tree; each node is a tuple whose first element is its kind."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.functions = []
        self.names = 0

    def chance(self, percent):
        return self.random.randrange(100) < percent

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

    def call(self, depth):
        callees = [f for f in self.functions if f["kind"] == "async" and not f["recursive"]]
        if not callees or self.chance(40):
            if self.chance(40) and self.visible("scalar"):
                return ("add", self.random.choice(self.visible("scalar")), self.expression(depth - 1))
            if self.chance(30):
                return ("sum", *[self.expression(depth - 1) for _ in range(4)])
            return ("later", self.expression(depth - 1))
        callee = self.random.choice(callees)
        return ("call", callee["name"], [self.expression(depth - 1) for _ in callee["parameters"]])

    def expression(self, depth):
        if depth <= 0:
            place = self.place(0) if self.visible("scalar") and self.chance(75) else None
            if place and place[0] != "index":
                return place
            return ("number", self.random.choice([0, 1, 2, 3, 7, 255, 65537, 0x80000000]))
        r = self.random.randrange(100)
        sub = lambda: self.expression(depth - 1)
        if r < 26 and self.awaits:
            return self.call(depth)
        if r < 50:
            return ("binary", self.random.choice("+-*^&|<"), sub(), sub())
        if r < 58:
            return ("logical", self.random.choice(["&&", "||"]), sub(), sub())
        if r < 66:
            return ("conditional", sub(), sub(), sub())
        if r < 70:
            return ("comma", sub(), sub())
        if r < 74:
            return ("pick", sub(), sub(), sub())
        if r < 78:
            return ("both", sub())
        if r < 82:
            return ("literal", sub(), sub())
        if r < 86:
            return ("elements", sub(), sub(), sub())
        if r < 90:
            return ("block", sub(), sub())
        if r < 94:
            return ("unary", self.random.choice("~-!"), sub())
        place = self.place()
        return place or ("number", 5)

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

    def block(self, depth, loop, label_ok=False):
        """A compound statement; `label_ok`: gotos may lead into it, so it declares nothing."""
        self.scopes.append({})
        items = []
        for _ in range(self.random.randrange(1, 5)):
            if not label_ok and self.chance(35):
                items.append(self.declaration())
            elif label_ok and self.labelled and self.chance(15):
                self.names += 1
                label = "l%d" % self.names
                self.labels.append(label)
                items.append(("label", label))
            elif self.defers and not label_ok and self.chance(20):
                items.append(("defer", self.expression(2), self.expression(1)))
            else:
                items.append(self.statement(depth - 1, loop))
        self.scopes.pop()
        return ("compound", items)

    def body(self, depth, loop):
        return self.block(depth, loop, self.gotos)

    def statement(self, depth, loop):
        r = self.random.randrange(100)
        if depth <= 0 or r < 34:
            s = self.random.randrange(10)
            if s < 4:
                return ("mix", self.expression(3), self.chance(25))
            place = self.place()
            if s < 8 and place:
                return ("assign", place, self.random.choice(["=", "+=", "^=", "-="]), self.expression(3))
            return ("tick",)
        if r < 46:
            otherwise = self.body(depth, loop) if self.chance(50) else None
            return ("if", self.expression(2), self.body(depth, loop), otherwise)
        if r < 58:
            self.names += 1
            counter = "i%d" % self.names
            kind = self.random.choice(["for", "while", "do"])
            n = self.random.randrange(1, 4)
            waits = self.random.randrange(8) if self.awaits else 0
            if self.gotos:
                self.counters.append(counter)
            return ("loop", kind, counter, n, waits, self.body(depth, "loop"), not self.gotos)
        if r < 66:
            # `continue` in a switch belongs to the loop around it
            cases = []
            for value in self.random.sample(range(4), self.random.randrange(1, 4)):
                cases.append((value, self.body(depth, "both" if loop in ("loop", "both") else "switch"),
                              self.chance(60)))
            return ("switch", self.expression(2), cases, self.chance(50))
        if r < 74:
            makers = [f for f in self.functions
                      if f["kind"] == "generator" and (self.awaits or not f["async"])]
            if makers:
                maker = self.random.choice(makers)
                arguments = [self.expression(1) for _ in maker["parameters"]]
                self.scopes.append({})
                self.names += 1  # not a name that shadows: it is in scope in the call, too
                variable = "v%d" % self.names
                self.scopes[-1][variable] = "scalar"
                labelled, self.labelled = self.labelled, False  # nothing jumps to a generator's loop
                body = self.body(depth, "loop")
                self.labelled = labelled
                self.scopes.pop()
                return ("foreach", variable, maker["name"], arguments, maker["async"], body)
        if r < 80 and self.yields:
            return ("yield", self.expression(2))
        if r < 85 and loop:
            how = "break" if loop == "switch" or self.chance(50) else "continue"
            return ("if", self.expression(1), ("compound", [(how,)]), None)
        if r < 88:
            return ("if", ("binary", "<", self.expression(1), ("number", 3)),
                    ("compound", [("return", None if self.yields else self.expression(2))]), None)
        if r < 94 and self.gotos:
            jump = ["goto", None]
            self.jumps.append(jump)
            self.names += 1
            self.counters.append("g%d" % self.names)
            return ("jump", "g%d" % self.names, jump)
        if r < 97 and self.recursive and not self.yields:
            return ("mix", ("recurse", self.function["name"],
                            [self.expression(1) for _ in self.function["parameters"][1:]]), False)
        return self.body(depth, loop)

    def make_function(self, i):
        kind = "generator" if self.chance(35) else "async"
        self.awaits = kind == "async" or self.chance(40)
        self.yields = kind == "generator"
        self.recursive = kind == "async" and self.chance(25)
        self.gotos = self.chance(35)
        self.defers = not self.gotos and self.chance(60)
        self.counters = []
        self.labels, self.jumps, self.labelled = [], [], True
        parameters = ["p%d" % n for n in range(self.random.randrange(1, 4))]
        self.function = {"name": "f%d" % i, "kind": kind, "async": self.awaits,
                         "parameters": parameters, "recursive": self.recursive,
                         "big": self.recursive and self.chance(50)}
        self.scopes = [{p: "scalar" for p in parameters[1 if self.recursive else 0:]}]
        # a body of its own scope: gotos never pass these declarations
        first = [self.declaration() for _ in range(self.random.randrange(1, 4))]
        self.scopes.append({})
        items = [self.statement(4, None) for _ in range(self.random.randrange(3, 7))]
        self.scopes.pop()
        out = "out%d" % i
        if self.gotos:
            self.labels.append(out)
            for jump in self.jumps:
                jump[1] = self.random.choice(self.labels)
        items += [("label", out)] if self.gotos else []
        items.append(("return", None if self.yields else self.expression(2)))
        self.function["body"] = ("compound", first + items)
        self.function["counters"] = self.counters
        self.functions.append(self.function)

    def program(self):
        for i in range(self.random.randrange(4, 9)):
            self.make_function(i)
        return self.functions


class Printer:
    """Annotated C of a tree."""

    def __init__(self):
        self.lines, self.depth = [], 0

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def place(self, e):
        if e[0] == "var":
            return e[1]
        if e[0] == "member":
            return "%s.%s" % (e[1], e[2])
        return "%s[%s & 3u]" % (e[1], self.expression(e[2]))

    def expression(self, e):
        x = self.expression
        kind = e[0]
        if kind == "number":
            return "%du" % e[1]
        if kind == "member" and e[2] == "b":
            return "(0u + %s)" % self.place(e)  # a bit-field would be an int
        if kind in ("var", "member", "index"):
            return self.place(e)
        if kind == "binary":
            return "(%s %s %s)" % (x(e[2]), e[1], x(e[3])) if e[1] != "<" else \
                "(unsigned)(%s < %s)" % (x(e[2]), x(e[3]))
        if kind == "logical":
            return "(unsigned)((%s) %s (%s))" % (x(e[2]), e[1], x(e[3]))
        if kind == "conditional":
            return "(%s ? %s : %s)" % (x(e[1]), x(e[2]), x(e[3]))
        if kind == "comma":
            return "((void)%s, %s)" % (x(e[1]), x(e[2]))
        if kind == "unary":
            return "(%s%s)" % (e[1], x(e[2])) if e[1] != "!" else "(unsigned)(!%s)" % x(e[2])
        if kind == "pick":
            return "PICK(%s, %s, %s)" % (x(e[1]), x(e[2]), x(e[3]))
        if kind == "both":
            return "BOTH(%s)" % x(e[1])
        if kind == "literal":
            return "(0u + ((struct pair){%s, (%s) & 0xFFFFFu}).b)" % (x(e[1]), x(e[2]))
        if kind == "elements":
            return "((unsigned[]){%s, %s})[(%s) & 1u]" % (x(e[1]), x(e[2]), x(e[3]))
        if kind == "block":
            return "({ unsigned t_ = %s; t_ ^ %s; })" % (x(e[1]), x(e[2]))
        if kind == "later":
            return "await later(%s)" % x(e[1])
        if kind == "add":
            return "await add(&%s, %s)" % (e[1], x(e[2]))
        if kind == "sum":
            return "await sum((unsigned[2]){%s, %s}, (struct pair){.a = %s, .b = (%s) & 0xFFFFFu})" % \
                tuple(x(k) for k in e[1:])
        if kind == "recurse":
            return "await %s(%s)" % (e[1], ", ".join(["p0 ? p0 - 1u : 0u"] + [x(a) for a in e[2]]))
        return "await %s(%s)" % (e[1], ", ".join(x(a) for a in e[2]))

    def stored(self, place, value):
        return "(%s) & 0xFFFFFu" % value if place[0] == "member" and place[2] == "b" else value

    def statement(self, s):
        x, kind = self.expression, s[0]
        if kind == "compound":
            self.line("{")
            self.depth += 1
            for item in s[1]:
                self.statement(item)
            self.depth -= 1
            self.line("}")
        elif kind == "declare":
            values = [x(v) for v in s[3]]
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
        elif kind == "mix":
            self.line(("KEEP(%s);" if s[2] else "mix(%s);") % x(s[1]))
        elif kind == "assign":
            self.line("%s %s %s;" % (self.place(s[1]), s[2], x(s[3])))
        elif kind == "tick":
            self.line("ticks++;")
        elif kind == "if":
            self.line("if (%s)" % x(s[1]))
            self.statement(s[2])
            if s[3]:
                self.line("else")
                self.statement(s[3])
        elif kind == "loop":
            how, i, n, waits, body, declares = s[1:]
            declare = "unsigned " if declares else ""
            limit = "await later(%du)" % n if waits & 1 else "%du" % n
            start = "await later(0u)" if waits & 2 else "0u"
            step = "%s += await later(1u)" % i if waits & 4 else "%s++" % i
            if how == "for":
                self.line("for (%s%s = %s; %s < %s; %s)" % (declare, i, start, i, limit, step))
                self.statement(body)
                return
            self.line("{")
            self.depth += 1
            self.line("%s%s = %s;" % (declare, i, start))
            self.line("while (%s++ < %s)" % (i, limit) if how == "while" else "do")
            self.statement(body)
            if how == "do":
                self.line("while (++%s < %s);" % (i, limit))
            self.depth -= 1
            self.line("}")
        elif kind == "switch":
            self.line("switch (%s & 3u) {" % x(s[1]))
            for value, body, ends in s[2]:
                self.line("case %du:" % value)
                self.statement(body)
                self.line("    break;" if ends else "    /* fall through */")
            self.line("default:")
            self.line("    mix(9u);" if s[3] else "    break;")
            self.line("}")
        elif kind == "foreach":
            call = "%s(%s)" % (s[2], ", ".join(x(a) for a in s[3]))
            self.line("foreach (unsigned, %s, %s%s)" % (s[1], "await " if s[4] else "", call))
            self.statement(s[5])
        elif kind == "defer":
            self.line("defer mix(%s + %s);" % (x(s[1]), x(s[2])))
        elif kind == "yield":
            self.line("yield %s;" % x(s[1]))
        elif kind == "return":
            self.line("return %s;" % x(s[1]) if s[1] else "return;")
        elif kind == "label":
            self.line("%s:;" % s[1])
        elif kind == "jump":
            self.line("if (%s++ < 2u)" % s[1])
            self.line("    goto %s;" % s[2][1])
        else:
            self.line(kind + ";")

    def function(self, f):
        head = "generator(unsigned)" if f["kind"] == "generator" else "unsigned"
        self.line("static %s%s %s(%s)" % ("async " if f["async"] else "", head, f["name"],
                                          ", ".join("unsigned " + p for p in f["parameters"])))
        self.line("{")
        self.depth += 1
        for p in f["parameters"]:
            self.line("mix(%s);" % p)
        if f["counters"]:
            self.line("unsigned %s;" % ", ".join("%s = 0" % c for c in f["counters"]))
        if f["recursive"]:
            self.line("if (p0 == 0u)")
            self.line("    return 77u;")
        if f["big"]:
            self.line("unsigned big[300] = {0};")
            self.line("big[p0 % 300u] = p0;")
            self.line("mix(await later(big[p0 % 300u]));")
        self.statement(f["body"])
        self.depth -= 1
        self.line("}")
        self.line("")


class Interpreter:
    """Runs a tree.  Statements are Python generators, so that a generator is one too."""

    def __init__(self, functions):
        self.functions = {f["name"]: f for f in functions}
        self.trail, self.fuel = 1, FUEL

    def burn(self):
        self.fuel -= 1
        if self.fuel < 0:
            raise OutOfFuel()

    def mix(self, v):
        self.trail = (self.trail * 31 + v) & MASK

    def find(self, env, name):
        for scope in reversed(env):
            if name in scope:
                return scope
        raise KeyError(name)

    def locate(self, env, place):
        """(list, index) of the object that a place is."""
        cell = self.find(env, place[1])[place[1]]
        if place[0] == "var":
            return cell, 0
        if place[0] == "member":
            return cell, "ab".index(place[2])
        return cell, self.value(env, place[2]) & 3

    def value(self, env, e):
        self.burn()
        v = lambda k: self.value(env, k)
        kind = e[0]
        if kind == "number":
            return e[1]
        if kind in ("var", "member", "index"):
            cell, i = self.locate(env, e)
            return cell[i]
        if kind == "binary":
            a = v(e[2])
            b = v(e[3])
            return {"+": a + b, "-": a - b, "*": a * b, "^": a ^ b, "&": a & b, "|": a | b,
                    "<": int(a < b)}[e[1]] & MASK
        if kind == "logical":
            if e[1] == "&&":
                return int(bool(v(e[2])) and bool(v(e[3])))
            return int(bool(v(e[2])) or bool(v(e[3])))
        if kind in ("conditional", "pick"):
            return v(e[2]) if v(e[1]) else v(e[3])
        if kind == "comma":
            v(e[1])
            return v(e[2])
        if kind == "unary":
            a = v(e[2])
            return {"~": ~a, "-": -a, "!": int(not a)}[e[1]] & MASK
        if kind == "both":
            a = v(e[1])
            return (a + 2 * v(e[1])) & MASK
        if kind == "literal":
            v(e[1])
            return v(e[2]) & 0xFFFFF
        if kind == "elements":
            pair = [v(e[1]), v(e[2])]
            return pair[v(e[3]) & 1]
        if kind == "block":
            a = v(e[1])
            return a ^ v(e[2])
        if kind == "later":
            return v(e[1])
        if kind == "add":
            by = v(e[2])
            cell = self.find(env, e[1])[e[1]]
            old = cell[0]
            cell[0] = (old + by) & MASK
            return old
        if kind == "sum":
            a, b, c, d = [v(k) for k in e[1:]]
            return (a + b * 3 + c + (d & 0xFFFFF)) & MASK
        if kind == "recurse":
            depth = self.find(env, "p0")["p0"][0]
            return self.call(e[1], [max(depth - 1, 0)] + [v(a) for a in e[2]])
        return self.call(e[1], [v(a) for a in e[2]])

    def call(self, name, arguments):
        try:
            for _ in self.run(name, arguments):
                raise AssertionError("a function yields")
        except Return as result:
            return result.value
        raise AssertionError("no result")

    def run(self, name, arguments):
        f = self.functions[name]
        env = [dict(zip(f["parameters"], ([a] for a in arguments)))]
        for a in arguments:
            self.mix(a)
        for counter in f["counters"]:
            env[0][counter] = [0]
        if f["recursive"] and not arguments[0]:
            raise Return(77)
        if f["big"]:
            self.mix(arguments[0])
        yield from self.statement(env, f["body"], None)

    def holds(self, node, label):
        if isinstance(node, tuple) and node[:1] == ("label",):
            return node[1] == label
        return isinstance(node, (tuple, list)) and any(self.holds(kid, label) for kid in node)

    def compound(self, env, items, seek):
        env, deferred, i = env + [{}], [], 0
        try:
            while i < len(items):
                try:
                    if not seek or self.holds(items[i], seek):
                        target, seek = seek, None
                        if items[i][0] == "defer":
                            # it means the names that are declared so far
                            deferred.append((items[i], env[:-1] + [dict(env[-1])]))
                        else:
                            yield from self.statement(env, items[i], target)
                    i += 1
                except Goto as jump:
                    if not self.holds(items, jump.label):
                        raise
                    seek, i = jump.label, 0
        except OutOfFuel:
            deferred = []
            raise
        finally:
            for item, names in reversed(deferred):
                a = self.value(names, item[1])
                self.mix((a + self.value(names, item[2])) & MASK)

    def body(self, env, node, seek):
        """One round of a loop; True: it was left by break."""
        try:
            yield from self.statement(env, node, seek)
        except Break:
            return True
        except Continue:
            pass
        return False

    def statement(self, env, s, seek):
        self.burn()
        kind = s[0]
        if kind == "compound":
            yield from self.compound(env, s[1], seek)
        elif kind == "declare":
            values = [self.value(env, v) for v in s[3]]
            if s[1] == "pair":
                values[1] &= 0xFFFFF
            env[-1][s[2]] = values
        elif kind == "mix":
            self.mix(self.value(env, s[1]))
        elif kind == "assign":
            value = self.value(env, s[3])
            cell, i = self.locate(env, s[1])
            bits = s[1][0] == "member" and s[1][2] == "b"
            if bits:
                value &= 0xFFFFF
            old = cell[i]
            value = {"=": value, "+=": old + value, "-=": old - value, "^=": old ^ value}[s[2]]
            cell[i] = value & (0xFFFFF if bits else MASK)
        elif kind == "if":
            if seek:
                chosen = s[2] if self.holds(s[2], seek) else s[3]
            else:
                chosen = s[2] if self.value(env, s[1]) else s[3]
            if chosen:
                yield from self.statement(env, chosen, seek)
        elif kind == "loop":
            yield from self.loop(env, s, seek)
        elif kind == "switch":
            yield from self.switch(env, s, seek)
        elif kind == "foreach":
            arguments = [self.value(env, a) for a in s[3]]
            maker = self.run(s[2], arguments)
            try:
                while True:
                    try:
                        item = next(maker)
                    except (StopIteration, Return):
                        break
                    if (yield from self.body(env + [{s[1]: [item]}], s[5], None)):
                        break
            finally:
                maker.close()
        elif kind == "yield":
            yield self.value(env, s[1])
        elif kind == "return":
            raise Return(self.value(env, s[1]) if s[1] else None)
        elif kind == "jump":
            counter = self.find(env, s[1])[s[1]]
            counter[0] += 1
            if counter[0] <= 2:
                raise Goto(s[2][1])
        elif kind == "break":
            raise Break()
        elif kind == "continue":
            raise Continue()

    def loop(self, env, s, seek):
        how, name, n, _, body, declares = s[1:]
        if declares:
            env = env + [{name: [0]}]
        counter = self.find(env, name)[name]
        if not seek:
            counter[0] = 0
        while True:
            self.burn()
            if not seek and how != "do":
                inside = counter[0] < n
                if how == "while":
                    counter[0] += 1
                if not inside:
                    return
            if (yield from self.body(env, body, seek)):
                return
            seek = None
            if how != "while":
                counter[0] += 1
            if how == "do" and counter[0] >= n:
                return

    def switch(self, env, s, seek):
        chosen = None if seek else self.value(env, s[1]) & 3
        try:
            running = False
            for value, body, ends in s[2]:
                running |= self.holds(body, seek) if seek else value == chosen
                if running:
                    yield from self.statement(env, body, seek)
                    seek = None
                    if ends:
                        return
            if s[3] and (running or chosen not in [c[0] for c in s[2]]):
                self.mix(9)
        except Break:
            pass


def main_calls(chooser, functions):
    return [(f, [chooser.randrange(6) for _ in f["parameters"]]) for f in functions
            for _ in range(2)]


def generate(seed):
    """The text of program `seed`, and the lines it prints."""
    attempt = seed
    while True:
        functions = Writer(attempt).program()
        calls = main_calls(random.Random(attempt), functions)
        run, expected = Interpreter(functions), []
        try:
            for f, arguments in calls:
                if f["kind"] == "generator":
                    try:
                        for item in run.run(f["name"], arguments):
                            run.mix(item)
                    except Return:
                        pass
                else:
                    run.mix(run.call(f["name"], arguments))
                expected.append("%s %u" % (f["name"], run.trail))
            break
        except OutOfFuel:
            attempt += 1000003
    printer = Printer()
    for f in functions:
        printer.function(f)
    printer.line("async int main(void)")
    printer.line("{")
    printer.depth = 1
    for f, arguments in calls:
        call = "%s(%s)" % (f["name"], ", ".join("%du" % a for a in arguments))
        if f["kind"] == "generator":
            printer.line("foreach (unsigned, v, %s%s)" % ("await " if f["async"] else "", call))
            printer.line("    mix(v);")
        else:
            printer.line("mix(await %s);" % call)
        printer.line('printf("%s %%u\\n", trail);' % f["name"])
    printer.line("return 0;")
    printer.depth = 0
    printer.line("}")
    return PRELUDE % seed + "\n".join(printer.lines) + "\n", expected


if __name__ == "__main__":
    text, lines = generate(int(sys.argv[1]))
    sys.stdout.write(text + "".join("// expect: %s\n" % l for l in lines))
