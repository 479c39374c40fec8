"""Expressions: how they are made, printed and evaluated.

All values are 32-bit unsigned numbers.  Operands are evaluated from left to right, as the language
reference has it where there is an await.
"""
from .events import MASK, Return


class ExpressionWriter:
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


class ExpressionPrinter:
    def expression(self, e):
        return getattr(self, "text_" + e[0])(e)

    def arguments(self, values):
        return ", ".join(self.expression(v) for v in values)

    def text_number(self, e):
        return "%du" % e[1]

    def text_binary(self, e):
        text = "%s %s %s" % (self.expression(e[2]), e[1], self.expression(e[3]))
        return "(unsigned)(%s)" % text if e[1] == "<" else "(%s)" % text

    def text_logical(self, e):
        return "(unsigned)((%s) %s (%s))" % (self.expression(e[2]), e[1], self.expression(e[3]))

    def text_conditional(self, e):
        return "(%s ? %s : %s)" % tuple(self.expression(k) for k in e[1:])

    def text_comma(self, e):
        return "((void)%s, %s)" % tuple(self.expression(k) for k in e[1:])

    def text_unary(self, e):
        text = e[1] + self.expression(e[2])
        return "(unsigned)(%s)" % text if e[1] == "!" else "(%s)" % text

    def text_pick(self, e):
        return "PICK(%s)" % self.arguments(e[1:])

    def text_both(self, e):
        return "BOTH(%s)" % self.expression(e[1])

    def text_literal(self, e):
        return "(0u + ((struct pair){%s, (%s) & 0xFFFFFu}).b)" % tuple(map(self.expression, e[1:]))

    def text_elements(self, e):
        return "((unsigned[]){%s, %s})[(%s) & 1u]" % tuple(map(self.expression, e[1:]))

    def text_block(self, e):
        return "({ unsigned t_ = %s; t_ ^ %s; })" % tuple(map(self.expression, e[1:]))

    def text_later(self, e):
        return "await later(%s)" % self.expression(e[1])

    def text_add(self, e):
        return "await add(&%s, %s)" % (e[1], self.expression(e[2]))

    def text_sum(self, e):
        return ("await sum((unsigned[2]){%s, %s}, (struct pair){.a = %s, .b = (%s) & 0xFFFFFu})" %
                tuple(map(self.expression, e[1:])))

    def text_recurse(self, e):
        return "await %s(%s)" % (e[1], ", ".join(["p0 ? p0 - 1u : 0u", self.arguments(e[2])]
                                                 if e[2] else ["p0 ? p0 - 1u : 0u"]))

    def text_call(self, e):
        return "await %s(%s)" % (e[1], self.arguments(e[2]))


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
        a, b = yield from self.values(env, e[1:])
        return a ^ b

    def value_later(self, env, e):
        v = yield from self.value(env, e[1])
        yield from self.later()
        return v

    def value_add(self, env, e):
        by = yield from self.value(env, e[2])
        cell = self.find(env, e[1])[e[1]]
        old = cell[0]
        yield from self.later(3)
        cell[0] = (cell[0] + by) & MASK
        return old

    def value_sum(self, env, e):
        a, b, c, d = yield from self.values(env, e[1:])
        yield from self.pause()
        return (a + b * 3 + c + (d & 0xFFFFF)) & MASK

    def value_recurse(self, env, e):
        depth = self.find(env, "p0")["p0"][0]
        arguments = yield from self.values(env, e[2])
        return (yield from self.call(e[1], [max(depth - 1, 0)] + arguments))

    def value_call(self, env, e):
        arguments = yield from self.values(env, e[2])
        return (yield from self.call(e[1], arguments))

    def call(self, name, arguments):
        """An async function, from its call to its result."""
        try:
            yield from self.run(name, arguments)
        except Return as result:
            return result.value
        raise AssertionError("no result")
