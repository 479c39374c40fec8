"""Expressions: how they are made.  What awaits is in calls.py.

All values are 32-bit unsigned numbers.  A full expression is made again until nothing in it hangs
on an order that C leaves open (order.py).
"""
from .events import MASK, Return


class ExpressionWriter:
    def full(self, depth):
        """A full expression."""
        return self.operands(depth, 1)[0]

    def operands(self, depth, n):
        """Expressions that C may evaluate in any order: arguments, initialisers."""
        for _ in range(6):
            result = [self.expression(depth) for _ in range(n)]
            if self.order.fine(self.order.in_any_order, result):
                return result
        return [("number", i + 1) for i in range(n)]

    def leaf(self):
        counters = self.visible("counter")
        if counters and self.chance(20):
            return ("var", self.random.choice(counters))
        place = self.place(0) if self.visible("scalar") and self.chance(75) else None
        if place and place[0] not in ("index", "deref"):
            return place
        return ("number", self.random.choice([0, 1, 2, 3, 7, 255, 65537, 0x80000000]))

    def expression(self, depth):
        if depth <= 0:
            return self.leaf()
        r = self.random.randrange(108)
        sub = lambda: self.expression(depth - 1)
        if r < 26 and self.awaits:
            return self.call(depth)
        if r < 46:
            return ("binary", self.random.choice("+-*^&|<"), sub(), sub())
        if r < 54:
            return ("logical", self.random.choice(["&&", "||"]), sub(), sub())
        if r < 62:
            return ("conditional", sub(), sub(), sub())
        if r < 66:
            return ("comma", sub(), sub())
        if r < 70:
            return ("pick", sub(), sub(), sub())
        if r < 73:
            return ("both", sub())
        if r < 77:
            return ("literal", sub(), sub())
        if r < 81:
            return ("elements", sub(), sub(), sub())
        if r < 88:
            return self.statement_expression(depth)
        if r < 92:
            return ("unary", self.random.choice("~-!"), sub())
        if r < 94:
            return ("hold", sub())
        if r < 101:
            return self.store(depth)
        return self.place() or ("number", 5)

    def statement_expression(self, depth):
        """With a variable of its own, that may hide one, and perhaps a loop or a return."""
        kind = self.random.choice(["block", "block", "gather", "attempt"])
        if kind == "attempt" and not self.escape:
            kind = "block"
        self.scopes.append({})
        name = self.name("hidden")
        value = self.expression(depth - 1)
        if kind == "gather":  # `value` is evaluated in the loop, where the name is known
            self.scopes[-1][name] = "scalar"
            value = ("binary", "+", value, self.leaf())
            result = (kind, name, self.random.randrange(1, 4), value)
        elif kind == "attempt":
            self.scopes[-1][name] = "scalar"
            result = (kind, name, value, None if self.yields else self.leaf())
        else:
            self.scopes[-1][name] = "scalar"
            result = (kind, name, value, self.expression(depth - 1))
        self.scopes.pop()
        return result

    def store(self, depth):
        """An assignment as an operand."""
        place = self.addressable(depth - 1)
        if not place:
            return ("number", 6)
        if self.chance(40):
            return ("step", place, self.random.choice(["++", "--"]), self.chance(50))
        return ("set", place, self.random.choice(["=", "+=", "^="]), self.expression(depth - 1))


class ExpressionPrinter:
    def expression(self, e):
        return getattr(self, "text_" + e[0])(e)

    def arguments(self, values):
        return ", ".join(self.expression(v) for v in values)

    def each(self, values):
        return tuple(self.expression(v) for v in values)

    def text_number(self, e):
        return "%du" % e[1]

    def text_binary(self, e):
        text = "%s %s %s" % (self.expression(e[2]), e[1], self.expression(e[3]))
        return "(unsigned)(%s)" % text if e[1] == "<" else "(%s)" % text

    def text_logical(self, e):
        return "(unsigned)((%s) %s (%s))" % (self.expression(e[2]), e[1], self.expression(e[3]))

    def text_conditional(self, e):
        return "(%s ? %s : %s)" % self.each(e[1:])

    def text_comma(self, e):
        return "((void)%s, %s)" % self.each(e[1:])

    def text_unary(self, e):
        text = e[1] + self.expression(e[2])
        return "(unsigned)(%s)" % text if e[1] == "!" else "(%s)" % text

    def text_pick(self, e):
        return "PICK(%s)" % self.arguments(e[1:])

    def text_both(self, e):
        return "BOTH(%s)" % self.expression(e[1])

    def text_literal(self, e):
        return "(0u + ((struct pair){%s, (%s) & 0xFFFFFu}).b)" % self.each(e[1:])

    def text_elements(self, e):
        return "((unsigned[]){%s, %s})[(%s) & 1u]" % self.each(e[1:])

    def text_block(self, e):
        return "({ unsigned %s = %s; %s ^ %s; })" % (e[1], self.expression(e[2]), e[1],
                                                     self.expression(e[3]))

    def text_gather(self, e):
        return "({ unsigned %s = 0; for (unsigned n_ = 0; n_ < %du; n_++) %s += %s; %s; })" % (
            e[1], e[2], e[1], self.expression(e[3]), e[1])

    def text_attempt(self, e):
        return "({ unsigned %s = %s; if ((%s & 15u) == 9u) return%s; %s; })" % (
            e[1], self.expression(e[2]), e[1], " " + self.expression(e[3]) if e[3] else "", e[1])

    def text_hold(self, e):
        return "hold(%s)" % self.expression(e[1])

    def text_set(self, e):
        return "(%s %s %s)" % (self.place(e[1]), e[2], self.expression(e[3]))

    def text_step(self, e):
        return "(%s%s)" % ((e[2], self.place(e[1])) if e[3] else (self.place(e[1]), e[2]))


class ExpressionRunner:
    def value(self, env, e):
        """The value of `e`; like everything here, it may suspend on the way."""
        self.burn()
        if e[0] == "number":
            return e[1]
        return (yield from getattr(self, "value_" + e[0])(env, e))

    def values(self, env, expressions):
        result = []
        for e in expressions:
            result.append((yield from self.value(env, e)))
        return result

    def value_binary(self, env, e):
        a, b = yield from self.values(env, e[2:4])
        return {"+": a + b, "-": a - b, "*": a * b, "^": a ^ b, "&": a & b, "|": a | b,
                "<": int(a < b)}[e[1]] & MASK

    def value_logical(self, env, e):
        a = yield from self.value(env, e[2])
        if bool(a) == (e[1] == "||"):
            return int(bool(a))
        return int(bool((yield from self.value(env, e[3]))))

    def value_conditional(self, env, e):
        chosen = e[2] if (yield from self.value(env, e[1])) else e[3]
        return (yield from self.value(env, chosen))

    value_pick = value_conditional

    def value_comma(self, env, e):
        yield from self.value(env, e[1])
        return (yield from self.value(env, e[2]))

    def value_unary(self, env, e):
        a = yield from self.value(env, e[2])
        return {"~": ~a, "-": -a, "!": int(not a)}[e[1]] & MASK

    def value_both(self, env, e):
        a = yield from self.value(env, e[1])
        return (a + 2 * (yield from self.value(env, e[1]))) & MASK

    def value_literal(self, env, e):
        return (yield from self.values(env, e[1:]))[1] & 0xFFFFF

    def value_elements(self, env, e):
        a, b, i = yield from self.values(env, e[1:])
        return b if i & 1 else a

    def value_block(self, env, e):
        env = env + [{}]
        cell = [(yield from self.value(env, e[2]))]
        env[-1][e[1]] = cell
        a = cell[0]
        return a ^ (yield from self.value(env, e[3]))

    def value_gather(self, env, e):
        cell = [0]
        env = env + [{e[1]: cell}]
        for _ in range(e[2]):
            by = yield from self.value(env, e[3])
            cell[0] = (cell[0] + by) & MASK
        return cell[0]

    def value_attempt(self, env, e):
        env = env + [{}]
        value = yield from self.value(env, e[2])
        env[-1][e[1]] = [value]
        if value & 15 == 9:
            raise Return((yield from self.value(env, e[3])) if e[3] else None)
        return value

    def value_hold(self, env, e):
        v = yield from self.value(env, e[1])
        yield from self.later()
        return v

    def value_set(self, env, e):
        value = yield from self.value(env, e[3])
        cell, i = yield from self.locate(env, e[1])
        return self.store(e[1], cell, i, e[2], value)

    def value_step(self, env, e):
        cell, i = yield from self.locate(env, e[1])
        old = cell[i]
        cell[i] = (old + (1 if e[2] == "++" else -1)) & MASK
        return cell[i] if e[3] else old
