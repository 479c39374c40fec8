"""Generators: what they yield and are sent, whom they delegate to, and who runs them.

They are run by foreach, or by hand: with td_next, td_send and td_anext, to their end or part-way,
and freed at the end of the block or by a defer at its beginning.
"""
from .events import SILENT, SUSPEND, Dropped, Return


class GeneratorWriter:
    def maker(self, talks=None):
        """A generator that this function can run."""
        makers = [f for f in self.functions if f["kind"] == "generator"
                  and (self.awaits or not f["async"]) and talks in (None, f["talks"])]
        return self.random.choice(makers) if makers else None

    def foreach(self, depth):
        maker = self.maker()
        if not maker:
            return None
        arguments = self.arguments_for(maker)
        variable = self.fresh("v")  # not a name that shadows: it is in scope in the call, too
        saved = self.open, self.labelled  # nothing jumps to a generator's loop
        self.open = self.labelled = False
        self.scopes.append({variable: "scalar"})
        body = self.block(depth, "loop")
        self.scopes.pop()
        self.open, self.labelled = saved
        return ("foreach", variable, maker["name"], arguments, maker["async"], body)

    def drive(self, depth):
        maker = self.maker()
        if not maker:
            return None
        arguments = self.arguments_for(maker)
        generator, got, counter = self.fresh("e"), self.fresh("v"), self.fresh("i")
        saved = self.open, self.labelled, self.escape
        self.open = self.labelled = False
        deferred = self.defers and self.chance(50)  # then the block may be left at any place
        self.escape = self.escape and deferred
        self.scopes.append({got: "scalar", counter: "counter"})
        body = self.block(depth - 1, "loop")
        more = [self.full(1) if maker["talks"] and self.chance(60) else None
                for _ in range(self.random.randrange(3))]
        self.scopes.pop()
        self.open, self.labelled, self.escape = saved
        return ("drive", (generator, got, counter, maker["name"], maker["async"]), arguments,
                self.random.randrange(1, 5), body, more, deferred)

    def give(self):
        """yield, or yield_from; behind a yield perhaps what was received."""
        inner = self.maker(self.function["talks"]) if self.chance(35) else None
        if inner:
            return ("delegate", inner["name"], self.arguments_for(inner), inner["async"])
        if self.function["recursive"] and self.chance(40):
            arguments = self.operands(1, len(self.function["parameters"]) - 1)
            return ("delegate", self.function["name"], [None] + arguments, self.function["async"])
        after = None
        if self.function["talks"] and self.chance(70):
            after = ("binary", "+", ("received",), self.full(1))
        return ("yield", self.full(2), after)


class GeneratorPrinter:
    def text_received(self, _):
        return "received(unsigned)"

    def made(self, name, arguments, awaits):
        texts = ["p0 - 1u" if a is None else self.expression(a) for a in arguments]
        return "%s%s(%s)" % ("await " if awaits else "", name, ", ".join(texts))

    def print_foreach(self, s):
        self.line("foreach (unsigned, %s, %s)" % (s[1], self.made(*s[2:5])))
        self.body(s[5])

    def print_drive(self, s):
        (e, got, i, name, is_async), arguments, n, body, more, deferred = s[1:]
        resume = "await td_anext(%s, &%s) == 1" if is_async else "td_next(%s, &%s)"
        resume %= (e, got)
        self.line("{")
        self.depth += 1
        self.line("td_gen *%s = %s;" % (e, self.made(name, arguments, False)))
        if deferred:
            self.line("defer td_gen_free(%s);" % e)
        self.line("unsigned %s = 0, %s = 0;" % (got, i))
        self.line("while (%s++ < %du && %s)" % (i, n, resume))
        self.body(body)
        for k, sent in enumerate(more):
            if sent:
                self.line("unsigned sent%d_%s = %s;" % (k, e, self.expression(sent)))
                self.line("if (td_send(%s, &sent%d_%s, &%s))" % (e, k, e, got))
            else:
                self.line("if (%s)" % resume)
            self.line("    mix(%s);" % got)
            self.line("else")
            self.line("    mix(11u);")
        if not deferred:
            self.line("td_gen_free(%s);" % e)
        self.depth -= 1
        self.line("}")

    def print_yield(self, s):
        self.line("yield %s;" % self.expression(s[1]))
        if s[2]:
            self.line("mix(%s);" % self.expression(s[2]))

    def print_delegate(self, s):
        self.line("yield_from(%s);" % self.made(*s[1:]))


class GeneratorRunner:
    def resume(self, maker, sent=None):
        """What one resume of a generator yields; None at its end."""
        try:
            event = maker.send(sent)
            while event is SUSPEND:
                yield SUSPEND
                event = next(maker)
            return event[1]
        except (StopIteration, Return):
            return None

    def next(self, maker, is_async):
        """A cancelled task resumes no async generator."""
        if is_async and self.task.cancelled:
            return None
        return (yield from self.resume(maker))

    def drop(self, maker):
        """Runs what is deferred where the generator is; nothing before it begins or at its end."""
        try:
            event = maker.throw(Dropped())
            while event is SUSPEND:
                yield SUSPEND
                event = next(maker)
        except (StopIteration, Return, Dropped):
            return
        raise AssertionError("a generator yields while it is dropped")

    def run_foreach(self, env, s, _):
        _, variable, name, arguments, is_async, body = s
        maker = self.run(name, (yield from self.values(env, arguments)))
        silent = False
        try:
            while True:
                item = yield from self.next(maker, is_async)
                if item is None:
                    break
                if (yield from self.round(env + [{variable: [item]}], body, None)):
                    break
        except SILENT:
            silent = True
            raise
        finally:
            if not silent:
                yield from self.drop(maker)

    def run_drive(self, env, s, _):
        (_, got, i, name, is_async), arguments, n, body, more, deferred = s[1:]
        maker = self.run(name, (yield from self.values(env, arguments)))
        silent = not deferred
        env = env + [{got: [0], i: [0]}]
        try:
            while True:
                env[-1][i][0] += 1
                if env[-1][i][0] > n:
                    break
                item = yield from self.next(maker, is_async)
                if item is None:
                    break
                env[-1][got][0] = item
                if (yield from self.round(env, body, None)):
                    break
            for e in more:
                sent = (yield from self.value(env, e)) if e else None
                if sent is None:
                    item = yield from self.next(maker, is_async)
                else:
                    item = yield from self.resume(maker, sent)
                if item is not None:
                    env[-1][got][0] = item
                self.mix(11 if item is None else item)
            silent = False
        except SILENT:
            silent = True
            raise
        finally:
            if not silent:
                yield from self.drop(maker)

    def run_yield(self, env, s, _):
        value = yield from self.value(env, s[1])
        sent = yield ("item", value)
        if s[2]:
            self.mix((yield from self.value(env + [{"received": [sent or 0]}], s[2])))

    def value_received(self, env, e):
        return self.find(env, "received")["received"][0]
        yield

    def run_delegate(self, env, s, _):
        _, name, arguments, _ = s
        first = []
        if arguments[0] is None:
            first = [self.find(env, "p0")["p0"][0] - 1]
            arguments = arguments[1:]
        values = yield from self.values(env, arguments)
        try:
            yield from self.run(name, first + values)
        except Return:
            pass
