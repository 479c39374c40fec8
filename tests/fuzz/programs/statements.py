"""Statements other than loops and jumps: blocks, conditions, what is deferred, results."""
from .events import MASK, SILENT, Goto, Return


class StatementWriter:
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

    def simple(self):
        s = self.random.randrange(10)
        if s < 4:
            return ("mix", self.expression(3), self.chance(25))
        place = self.place()
        if s < 8 and place:
            return ("assign", place, self.random.choice(["=", "+=", "^=", "-="]), self.expression(3))
        return ("tick",)

    def statement(self, depth, loop):
        r = self.random.randrange(100)
        if depth <= 0 or r < 34:
            return self.simple()
        if r < 46:
            otherwise = self.body(depth, loop) if self.chance(50) else None
            return ("if", self.expression(2), self.body(depth, loop), otherwise)
        if r < 58:
            return self.loop(depth)
        if r < 66:
            return self.switch(depth, loop)
        if r < 74:
            foreach = self.foreach(depth)
            if foreach:
                return foreach
        if r < 80 and self.yields:
            return ("yield", self.expression(2))
        if r < 85 and loop:
            how = "break" if loop == "switch" or self.chance(50) else "continue"
            return ("if", self.expression(1), ("compound", [(how,)]), None)
        if r < 88:
            return ("if", ("binary", "<", self.expression(1), ("number", 3)),
                    ("compound", [("return", None if self.yields else self.expression(2))]), None)
        if r < 94 and self.gotos:
            return self.jump()
        if r < 97 and self.recursive and not self.yields:
            return ("mix", ("recurse", self.function["name"],
                            [self.expression(1) for _ in self.function["parameters"][1:]]), False)
        return self.body(depth, loop)


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

    def print_mix(self, s):
        self.line(("KEEP(%s);" if s[2] else "mix(%s);") % self.expression(s[1]))

    def print_tick(self, _):
        self.line("ticks++;")

    def print_if(self, s):
        self.line("if (%s)" % self.expression(s[1]))
        self.statement(s[2])
        if s[3]:
            self.line("else")
            self.statement(s[3])

    def print_defer(self, s):
        self.line("defer mix(%s + %s);" % (self.expression(s[1]), self.expression(s[2])))

    def print_return(self, s):
        self.line("return %s;" % self.expression(s[1]) if s[1] else "return;")


class StatementRunner:
    """`seek` is the label that a goto leads to, on the way there; what comes before is passed."""

    def statement(self, env, s, seek):
        self.burn()
        yield from getattr(self, "run_" + s[0])(env, s, seek)

    def holds(self, node, label):
        if isinstance(node, tuple) and node[:1] == ("label",):
            return node[1] == label
        return isinstance(node, (tuple, list)) and any(self.holds(kid, label) for kid in node)

    def run_compound(self, env, s, seek):
        items, env, deferred, i = s[1], env + [{}], [], 0
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
        except SILENT:
            deferred = []
            raise
        finally:
            for item, names in reversed(deferred):
                a, b = yield from self.values(names, item[1:3])
                self.mix((a + b) & MASK)

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

    def run_return(self, env, s, _):
        raise Return((yield from self.value(env, s[1])) if s[1] else None)
