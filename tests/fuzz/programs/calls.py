"""Awaited calls: of the functions of the prelude and of the program's own, by name, through a
pointer, out of a macro."""
from .events import MASK, Return


class CallWriter:
    def call(self, depth):
        sub = lambda: self.expression(depth - 1)
        callees = [f for f in self.functions if f["kind"] == "async" and not f["recursive"]]
        if callees and self.chance(55):
            callee = self.random.choice(callees)
            return ("call", callee["name"], [sub() for _ in callee["parameters"]])
        r = self.random.randrange(100)
        if r < 35:
            place = self.addressable(depth - 1)
            if place:
                return ("macro_add" if self.chance(20) else "add", place, sub())
        if r < 50:
            return ("sum", *[sub() for _ in range(4)])
        if r < 60:
            return ("through", sub(), sub())
        if r < 66:
            return ("paused",)
        return ("macro_later" if self.chance(25) else "later", sub())

    def recursion(self):
        return ("recurse", self.function["name"],
                self.operands(1, len(self.function["parameters"]) - 1))

    def arguments_for(self, f, depth=1):
        """Arguments of a call from elsewhere; a recursive function takes its depth first."""
        values = self.operands(depth, len(f["parameters"]))
        if f["recursive"]:
            values[0] = ("binary", "&", values[0], ("number", 3))
        return values


class CallPrinter:
    def text_later(self, e):
        return "await later(%s)" % self.expression(e[1])

    def text_macro_later(self, e):
        return "LATER(%s)" % self.expression(e[1])

    def text_add(self, e):
        return "await add(&%s, %s)" % (self.place(e[1]), self.expression(e[2]))

    def text_macro_add(self, e):
        return "ADD(%s, %s)" % (self.place(e[1]), self.expression(e[2]))

    def text_sum(self, e):
        return ("await sum((unsigned[2]){%s, %s}, (struct pair){.a = %s, .b = (%s) & 0xFFFFFu})" %
                self.each(e[1:]))

    def text_through(self, e):
        return "await ways[(%s) & 1u](%s)" % self.each(e[1:])

    def text_paused(self, _):
        return "(unsigned)(await td_yield() < 0)"

    def text_recurse(self, e):
        return "await %s(%s)" % (e[1], ", ".join(("p0 ? p0 - 1u : 0u",) + self.each(e[2])))

    def text_call(self, e):
        return "await %s(%s)" % (e[1], self.arguments(e[2]))


class CallRunner:
    def value_later(self, env, e):
        v = yield from self.value(env, e[1])
        yield from self.later()
        return v

    value_macro_later = value_later

    def value_add(self, env, e):
        cell, i = yield from self.locate(env, e[1])
        by = yield from self.value(env, e[2])
        old = cell[i]
        yield from self.later(3)
        cell[i] = (cell[i] + by) & MASK
        return old

    value_macro_add = value_add

    def value_sum(self, env, e):
        a, b, c, d = yield from self.values(env, e[1:])
        yield from self.pause()
        return (a + b * 3 + c + (d & 0xFFFFF)) & MASK

    def value_through(self, env, e):
        _, v = yield from self.values(env, e[1:])
        yield from self.later()
        return v

    def value_paused(self, env, e):
        return int((yield from self.pause()))

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
