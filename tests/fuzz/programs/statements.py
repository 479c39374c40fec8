"""Statements other than loops and jumps: blocks, conditions, what is deferred, results.

A block is open or closed.  Jumps may lead into an open one: it declares only variables that are
assigned behind each label again (hollow ones), and defers nothing.  Nothing leads into a closed
one.
"""
from .events import SILENT, Goto, Return

# What may stand without braces; what may not stand so before an else, which it would take.
SIMPLE = {"mix", "assign", "tick", "point", "try", "return", "break", "continue", "yield",
          "delegate", "drive", "spawn"}
NESTED = {"if", "loop", "switch", "foreach", "jump"}


class StatementWriter:
    def block(self, depth, loop, first=(), stays_open=False):
        saved = self.open, self.labelled
        if self.open and not stays_open and self.chance(30):
            self.open = self.labelled = False
        known = len(self.hollow)
        self.scopes.append({})
        items = list(first)
        for _ in range(self.random.randrange(1, 5)):
            if self.open:
                items.append(self.item_of_open_block(depth, loop))
            elif self.chance(35):
                items.append(self.declaration())
            elif self.defers and self.chance(20):
                items.append(self.deferred(depth))
            else:
                items.append(self.statement(depth - 1, loop))
        self.scopes.pop()
        del self.hollow[known:]
        self.open, self.labelled = saved
        return ("compound", items)

    def item_of_open_block(self, depth, loop):
        if self.gotos and self.labelled and self.chance(15):
            label = self.fresh("l")
            self.labels.append(label)
            return ("label", label, self.refills())
        if self.cases and self.chance(35):
            return self.case()
        if self.chance(12):
            name = self.name("scalar")
            self.hollow.append(name)
            return ("hollow", name, self.random.randrange(9))
        return self.statement(depth - 1, loop)

    def refills(self):
        return [(name, self.random.randrange(9)) for name in self.hollow]

    def shut(self, depth, loop=None, first=()):
        """A closed block that no jump leaves either, other than those of `loop`."""
        saved = self.open, self.labelled, self.escape
        self.open = self.labelled = self.escape = False
        body = self.block(depth - 1, loop, first)
        self.open, self.labelled, self.escape = saved
        return body

    def deferred(self, depth):
        saved = self.yields, self.escape
        self.yields = self.escape = False
        if self.chance(60):
            body = ("mix", ("binary", "+", *self.operands(1, 2)), False)
        else:
            body = self.shut(min(depth, 2))
        self.yields, self.escape = saved
        return ("defer", body)

    def simple(self):
        s = self.random.randrange(12)
        if s < 4:
            return ("mix", self.full(3), self.chance(25))
        if s == 4:
            pointed = self.retarget()
            if pointed:
                return pointed
        if s < 10:
            for _ in range(6):
                place = self.place()
                how = self.random.choice(["=", "+=", "^=", "-="])
                value = self.expression(3)
                if place and self.order.fine(self.order.store, place, value, how != "="):
                    return ("assign", place, how, value)
        return ("tick",)

    def end(self, depth=2):
        return ("return", None if self.yields else self.full(depth))

    def statement(self, depth, loop):
        r = self.random.randrange(112)
        if depth <= 0 or r < 30:
            return self.simple()
        if r < 40:
            otherwise = self.block(depth, loop) if self.chance(50) else None
            return ("if", self.full(2), self.block(depth, loop), otherwise)
        if r < 52:
            return self.loop(depth)
        if r < 58:
            return self.switch(depth, loop)
        if r < 62:
            return self.duff(depth)
        made = None
        if r < 69:
            made = self.foreach(depth)
        elif r < 74:
            made = self.drive(depth)
        elif r < 79:
            made = self.spawn(depth)
        if made:
            return made
        if r < 84 and self.yields:
            return self.give()
        if r < 90 and loop:
            how = "break" if loop == "switch" or self.chance(50) else "continue"
            return ("if", self.full(1), ("compound", [(how,)]), None)
        if r < 93 and self.escape:
            condition = ("binary", "<", self.full(1), ("number", 3))
            return ("if", condition, ("compound", [self.end()]), None)
        if r < 95 and self.escape and self.awaits:
            return ("if", ("paused",), ("compound", [self.end(1)]), None)
        if r < 97 and self.escape and not self.yields:
            return ("try", self.full(1))
        if r < 104 and self.gotos and self.escape:
            return self.jump()
        if r < 108 and self.recursive and not self.yields:
            return ("mix", self.recursion(), False)
        return self.block(depth, loop)


class StatementPrinter:
    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def statement(self, s):
        getattr(self, "print_" + s[0])(s)

    def print_compound(self, s):
        self.line("{")
        self.depth += 1
        for item in s[1]:
            self.statement(item)
        self.depth -= 1
        self.line("}")

    def body(self, s, before_else=False):
        """What a condition or a loop governs: now and then one statement without braces."""
        one = s[1][0] if len(s[1]) == 1 else ("none",)
        bare = one[0] in SIMPLE or one[0] in NESTED and not before_else
        if one[0] == "point" and one[4] or one[0] == "yield" and one[2]:
            bare = False  # a declaration; two statements
        if bare and len(self.lines) % 3:
            self.depth += 1
            self.statement(one)
            self.depth -= 1
        else:
            self.statement(s)

    def print_mix(self, s):
        self.line(("KEEP(%s);" if s[2] else "mix(%s);") % self.expression(s[1]))

    def print_tick(self, _):
        self.line("ticks++;")

    def print_if(self, s):
        self.line("if (%s)" % self.expression(s[1]))
        self.body(s[2], bool(s[3]))
        if s[3]:
            self.line("else")
            self.body(s[3])

    def print_try(self, s):
        self.line("TRY(%s);" % self.expression(s[1]))

    def print_defer(self, s):
        self.line("defer")
        self.statement(s[1])

    def print_return(self, s):
        self.line("return %s;" % self.expression(s[1]) if s[1] else "return;")


class StatementRunner:
    """`seek` is the label that a goto leads to, on the way there; what comes before is passed."""

    def statement(self, env, s, seek):
        self.burn()
        yield from getattr(self, "run_" + s[0])(env, s, seek)

    def holds(self, node, label):
        if isinstance(node, tuple) and node[:1] in (("label",), ("case",)):
            return node[1] == label
        return isinstance(node, (tuple, list)) and any(self.holds(kid, label) for kid in node)

    def item(self, env, s, seek, deferred):
        if seek and not self.holds(s, seek):
            if s[0] == "hollow":  # it is there all the same
                env[-1].setdefault(s[1], [0])
            return seek
        if s[0] == "defer":
            # it means the names that are declared so far
            deferred.append((s[1], env[:-1] + [dict(env[-1])]))
        else:
            yield from self.statement(env, s, seek)
            if s[0] == "declare" and s[1] == "guard":
                deferred.append((("mix", ("var", s[2])), env[:-1] + [dict(env[-1])]))
        return None

    def run_compound(self, env, s, seek):
        items, env, deferred, i = s[1], env + [{}], [], 0
        try:
            while i < len(items):
                try:
                    seek = yield from self.item(env, items[i], seek, deferred)
                    i += 1
                except Goto as jump:
                    if not self.holds(items, jump.label):
                        raise
                    seek, i = jump.label, 0
        except SILENT:
            deferred = []
            raise
        finally:
            for body, names in reversed(deferred):
                yield from self.statement(names, body, None)

    def run_mix(self, env, s, _):
        self.mix((yield from self.value(env, s[1])))

    def run_tick(self, env, s, _):
        self.ticks += 1
        yield from ()

    def run_if(self, env, s, seek):
        if seek:
            chosen = s[2] if self.holds(s[2], seek) else s[3]
        else:
            chosen = s[2] if (yield from self.value(env, s[1])) else s[3]
        if chosen:
            yield from self.statement(env, chosen, seek)

    def run_try(self, env, s, _):
        if (yield from self.value(env, s[1])) & 7 == 7:
            raise Return(70)

    def run_return(self, env, s, _):
        raise Return((yield from self.value(env, s[1])) if s[1] else None)
